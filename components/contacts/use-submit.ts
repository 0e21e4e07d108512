"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, useTransition } from "react";
import { type ActionError, type ActionResult, answerTo } from "@/lib/action-result";

/** Sends something and keeps what went wrong, until it is sent again. */
export function useSubmit<I, O>(act: (input: I) => Promise<ActionResult<O>>) {
  const client = useQueryClient();
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<ActionError | null>(null);
  const submit = (input: I, onDone: (data: O) => void) =>
    startTransition(async () => {
      const result = await answerTo(act(input));
      startTransition(() => {
        setFailure(result.ok ? null : result.error);
        if (!result.ok) return;
        // The change is told to every open page; the one it was made on need not wait to be told.
        void client.invalidateQueries({ queryKey: ["contacts"] });
        onDone(result.data);
      });
    });
  return { pending, failure, submit, forget: () => setFailure(null) };
}
