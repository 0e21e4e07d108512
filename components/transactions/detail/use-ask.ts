"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ActionResult } from "@/lib/action-result";
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
    try {
      const result = await act();
      if (result.ok) return { data: result.data };
      setProblem(sentence(result.error) ?? null);
    } catch {
      // No answer from our own server: what was asked for may have been written down; the page read anew shows it.
      setProblem(sentence({ key: "no_answer" }) ?? null);
    } finally {
      setPending(false);
      await client.invalidateQueries({ queryKey: ["transactions"] });
    }
    return null;
  };
  return { pending, problem, ask };
}
