"use client";

import { useEffect, useRef, useState } from "react";
import { addressOf, text } from "../address/params";
import { useAddress } from "../address/use-address";

const ADDRESS = addressOf({ q: text() });

/** Long enough that a word is one question, short enough to feel at once. */
const PAUSE_MS = 180;

/** What is typed at once, and what is searched for once typing pauses; the latter is in the address. */
export function useTypedSearch() {
  const [{ q: search }, write] = useAddress(ADDRESS);
  const [typed, setTyped] = useState(search);
  const sent = useRef(search);
  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      write({ q: typed.trim() === "" ? null : typed });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, write]);
  useEffect(() => {
    // The address changed by other means than typing: back, or a link.
    if (search.trim() === sent.current.trim()) return;
    sent.current = search;
    setTyped(search);
  }, [search]);
  return { typed, search, type: setTyped };
}
