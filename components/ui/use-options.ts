"use client";

import { useEffect, useRef, useState } from "react";

/** Quick enough to feel at once, long enough that a word is one question. */
const PAUSE = 150;

type Search<O> = (text: string, signal: AbortSignal) => Promise<readonly O[]>;

/** Asks `search` while `active`, after a pause in typing; an answer to an older text is never shown over a newer one. Options stay until the next come. */
export function useOptions<O>(search: Search<O>, text: string, active: boolean) {
  const [options, setOptions] = useState<readonly O[]>([]);
  const [state, setState] = useState<"searching" | "found" | "failed">("searching");
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => {
    if (!active) return undefined;
    const stop = new AbortController();
    setState("searching");
    const timer = setTimeout(
      () => {
        latest.current(text, stop.signal).then(
          (found) => {
            if (stop.signal.aborted) return;
            setOptions(found);
            setState("found");
          },
          () => {
            if (stop.signal.aborted) return;
            setOptions([]);
            setState("failed");
          },
        );
      },
      text === "" ? 0 : PAUSE,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, active]);
  return { options, state };
}
