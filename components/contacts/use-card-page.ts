"use client";

import { useEffect, useRef, useState } from "react";
import type { CardPage } from "@/lib/contacts/card";
import type { ContactDetail, MethodDetail } from "@/lib/contacts/detail";
import type { ContactActions } from "./contact-actions";
import { newFormId } from "./form-id";
import { useSubmit } from "./use-submit";

/** Jetpay's word usually comes within seconds of the card being sent; after this long the dialog says what is true meanwhile. */
const LONG_MS = 20_000;

/**
 * A card's way: Jetpay is asked for its page, the page is shown, the card is typed there, and Jetpay's event says what became
 * of it. `method` is this card's row as the desk knows it now; it moves by live changes alone.
 */
export function useCardPage(contact: ContactDetail, request: ContactActions["requestCardPage"]) {
  const [page, setPage] = useState<CardPage | null>(null);
  /** How often the frame has loaded: the first time is the form, the second what comes after it was sent. */
  const [loads, setLoads] = useState(0);
  const [long, setLong] = useState(false);
  const { pending, failure, submit } = useSubmit(request);
  const [firstForm] = useState(newFormId);
  const formId = useRef(firstForm);
  const begun = useRef(false);
  const method: MethodDetail | null = contact.methods.find(({ id }) => id === page?.methodId) ?? null;

  const ask = () => {
    // A try that came to nothing is tried again on its own line; of one in doubt, or handed out, another is asked for.
    const over = method?.state === "failed" || page?.outcome === "refused" || page?.outcome === "unreachable";
    if (page !== null && !over) formId.current = newFormId();
    setLoads(0);
    setLong(false);
    setPage(null);
    submit({ formId: formId.current, contactId: contact.id }, setPage);
  };
  const first = useRef(ask);
  useEffect(() => {
    // Opening the dialog is asking for the page; development draws twice and must not ask twice.
    if (begun.current) return;
    begun.current = true;
    first.current();
  }, []);
  const sent = loads > 1;
  useEffect(() => {
    if (!sent) return undefined;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, [sent]);

  return {
    page,
    method,
    pending,
    failure,
    loaded: loads > 0,
    sent,
    /** Jetpay's page was handed out and nothing was sent on it, as far as this window can tell. */
    unused: page !== null && page.url !== null && !sent && (method?.state ?? "pending") === "pending",
    long,
    ask,
    onLoad: () => setLoads((now) => now + 1),
  };
}

export type CardWay = ReturnType<typeof useCardPage>;
