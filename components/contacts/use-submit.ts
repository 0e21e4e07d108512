"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ActionError, type ActionResult, answerTo } from "@/lib/action-result";

/**
 * Sends something and keeps what went wrong, until it is sent again. What came of it shows at once: as a transition of React's it
 * would wait for any other that is under way, such as the page being drawn anew by the server.
 */
export function useSubmit<I, O>(act: (input: I) => Promise<ActionResult<O>>) {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<ActionError | null>(null);
  const submit = async (input: I, onDone: (data: O) => void) => {
    setPending(true);
    const result = await answerTo(act(input));
    setPending(false);
    setFailure(result.ok ? null : result.error);
    if (!result.ok) return;
    // The change is told to every open page; the one it was made on need not wait to be told.
    void client.invalidateQueries({ queryKey: ["contacts"] });
    onDone(result.data);
  };
  return {
    pending,
    failure,
    submit: (input: I, onDone: (data: O) => void) => void submit(input, onDone),
    forget: () => setFailure(null),
  };
}
