"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ActionError, type ActionResult, answerTo, isDoubt } from "@/lib/action-result";
import { inAWhile } from "../../live/in-a-while";
import { topicsOf } from "../../live/topics";

/**
 * Runs one action and says at once what came of it: `say` that it was done, `failure` why not. What may have been done is not asked a second time
 * of a page that does not show it yet: it stays pending, and its promise open, until the page has been read anew. False: it was not done.
 */
export function useAsk() {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<ActionError | null>(null);
  const ask = async <T>(act: () => Promise<ActionResult<T>>, say: (data: T) => void): Promise<boolean> => {
    setPending(true);
    setFailure(null);
    const result = await answerTo(act());
    if (result.ok) say(result.data);
    else setFailure(result.error);
    // Mails and links move with their payment, and have keys of their own.
    const reading = client.invalidateQueries({ predicate: (query) => topicsOf(query).includes("transactions") });
    // Without an answer what was asked for may have been written down as well.
    if (result.ok || isDoubt(result.error)) await inAWhile(reading);
    setPending(false);
    return result.ok;
  };
  return { pending, failure, ask };
}
