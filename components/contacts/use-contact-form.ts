"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { ContactCreated } from "@/lib/contacts/create";
import { type ContactFields, checkContact, checkEmail } from "@/lib/contacts/form-checks";
import type { FieldProblem } from "@/lib/errors";
import { fetchJson } from "../live/fetch-json";
import { notify } from "../ui/notify";
import type { CreateContact } from "./contact-actions";
import { useSubmit } from "./use-submit";

type Field = keyof ContactFields;
type Options = { formId: string; first: ContactFields; correctedId: string | null; create: CreateContact };

/** The form of a contact: what is typed, what is wrong with it, who has the mail address already, and the asking. */
export function useContactForm({ formId: given, first, correctedId, create }: Options) {
  // The page may be drawn again while one types; the form stays the one it was when it was opened.
  const [formId] = useState(given);
  const t = useTranslations("contacts.form");
  const locale = useLocale();
  const router = useRouter();
  const [fields, setFields] = useState(first);
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set());
  const [refused, setRefused] = useState<ContactCreated | null>(null);
  const { pending, failure, submit } = useSubmit(create);
  const [leaving, startLeaving] = useTransition();
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const alike = useAlike(left.has("email") ? fields.email : "", refused?.id ?? correctedId);

  const found = checkContact(fields);
  const said = changedOut({ ...refused?.fields, ...failure?.fields }, changed);

  const done = (created: ContactCreated) => {
    setRefused(created.outcome === "refused" ? created : null);
    if (created.outcome === "refused") return;
    const key = created.outcome === "accepted" ? "added" : "addedWaiting";
    const names = new Intl.ListFormat(locale).format(created.alike.map((contact) => contact.name));
    notify({
      tone: created.outcome === "accepted" ? "done" : created.outcome === "unknown" ? "doubt" : "asked",
      title: t(key, { name: fields.name.trim() }),
      ...(created.outcome === "unknown" ? { detail: t("addedUnknown") } : {}),
      ...(created.alike.length === 0 ? {} : { detail: t("addedAlike", { names }) }),
    });
    startLeaving(() => router.push(`/contacts/${created.id}`));
  };

  return {
    fields,
    pending: pending || leaving,
    failure,
    refused,
    alike,
    problemOf: (field: Field): FieldProblem | undefined => said[field] ?? (left.has(field) ? found[field] : undefined),
    change(field: Field, value: string) {
      setChanged((now) => new Set(now).add(field));
      setFields((now) => ({ ...now, [field]: value }));
    },
    leave: (field: Field) => setLeft((now) => new Set(now).add(field)),
    /** False when something has to be put right first. */
    send(): boolean {
      setLeft(new Set(["name", "email", "phone"]));
      if (Object.keys(found).length > 0) return false;
      setChanged(new Set());
      submit({ ...fields, formId }, done);
      return true;
    },
  };
}

/** What the server said of a field is over once the field is changed. */
const changedOut = (
  problems: Record<string, FieldProblem>,
  changed: ReadonlySet<string>,
): Record<string, FieldProblem> =>
  Object.fromEntries(Object.entries(problems).filter(([field]) => !changed.has(field)));

/** Contacts that have the address already; asked once it has been left and can be one. */
function useAlike(email: string, except: string | null): { id: string; name: string }[] {
  const address = email.trim().toLowerCase();
  const { data } = useQuery({
    queryKey: ["contacts", "alike", address, except],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ email: address, ...(except === null ? {} : { except }) });
      return fetchJson<{ id: string; name: string }[]>(`/api/desk/contacts/alike?${query}`, signal);
    },
    enabled: checkEmail(address) === null,
  });
  return data ?? [];
}
