"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ActionResult, answerTo } from "@/lib/action-result";
import { useProblemText } from "../../payments/problem-text";

/** Runs one action, says why it was not done, and reads the transaction anew afterwards. Null: it was not done. */
export function useAsk() {
  const sentence = useProblemText();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async <T>(act: () => Promise<ActionResult<T>>): Promise<{ data: T } | null> => {
    setPending(true);
    setProblem(null);
    const result = await answerTo(act());
    setPending(false);
    if (!result.ok) setProblem(sentence(result.error) ?? null);
    // Without an answer what was asked for may have been written down as well: the page read anew shows it.
    await client.invalidateQueries({ queryKey: ["transactions"] });
    return result.ok ? { data: result.data } : null;
  };
  return { pending, problem, ask };
}
