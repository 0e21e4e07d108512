"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ActionResult, answerTo } from "@/lib/action-result";
import { inAWhile } from "../../live/in-a-while";
import { topicsOf } from "../../live/topics";
import { useProblemText } from "../../payments/problem-text";

/**
 * Runs one action and says at once what came of it: `say` that it was done, `problem` why not. What may have been done is not asked a second time
 * of a page that does not show it yet: it stays pending, and its promise open, until the page has been read anew. False: it was not done.
 */
export function useAsk() {
  const sentence = useProblemText();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async <T>(act: () => Promise<ActionResult<T>>, say: (data: T) => void): Promise<boolean> => {
    setPending(true);
    setProblem(null);
    const result = await answerTo(act());
    if (result.ok) say(result.data);
    else setProblem(sentence(result.error) ?? null);
    // Mails and links move with their payment, and have keys of their own.
    const reading = client.invalidateQueries({ predicate: (query) => topicsOf(query).includes("transactions") });
    // Without an answer what was asked for may have been written down as well.
    if (result.ok || result.error.kind === "unexpected") await inAWhile(reading);
    setPending(false);
    return result.ok;
  };
  return { pending, problem, ask };
}
