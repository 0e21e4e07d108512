"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useRef, useState } from "react";

/** Long enough that a word is one question, short enough to feel at once. */
const PAUSE_MS = 180;

/** What is typed at once, and what is searched for once typing pauses; the latter is in the address. */
export function useTypedSearch() {
  const [search, setSearch] = useQueryState("q", parseAsString.withDefault("").withOptions({ history: "replace" }));
  const [typed, setTyped] = useState(search);
  const sent = useRef(search);
  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      void setSearch(typed.trim() === "" ? null : typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, setSearch]);
  useEffect(() => {
    // The address changed by other means than typing: back, or a link.
    if (search.trim() === sent.current.trim()) return;
    sent.current = search;
    setTyped(search);
  }, [search]);
  return { typed, search, type: setTyped };
}
