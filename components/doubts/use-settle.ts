"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ActionResult } from "@/lib/action-result";
import { useSubmit } from "../contacts/use-submit";
import { useProblemText } from "../ui/problem-text";

/** Sends what a person says of a doubt, and reads the transactions anew whichever way it went: the picture may be old. */
export function useSettle<I, O>(act: (input: I) => Promise<ActionResult<O>>) {
  const client = useQueryClient();
  const say = useProblemText();
  const read = async (input: I) => {
    try {
      return await act(input);
    } finally {
      void client.invalidateQueries({ queryKey: ["transactions"] });
    }
  };
  const { pending, failure, submit } = useSubmit(read);
  return {
    pending,
    submit,
    /** Beside a field. */
    problemOf: (field: string) => say(failure?.fields[field]),
    /** Of the whole. */
    failure,
  };
}
