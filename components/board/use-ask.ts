"use client";

import { useCallback, useState } from "react";
import { type ActionResult, answerTo, isDoubt } from "@/lib/action-result";
import type { Hold } from "@/lib/transactions/hold";
import { mayAskAgain, type Outcome } from "./answer";
import type { AskKind, BoardActions, HoldAsk } from "./asks";

export type Line = { seen: Hold; outcome: Outcome };

/** A question about some holds: what it asks for, the holds as they were read, and once it is answered the results. */
export type Question = { kind: AskKind; holds: readonly Hold[]; lines: readonly Line[] | null; busy: boolean };

/** Asks our own server, one hold after the other, and keeps what it said of each. Jetpay's word comes with the live board. */
export function useAsk(actions: BoardActions) {
  const [question, setQuestion] = useState<Question | null>(null);

  const open = useCallback((kind: AskKind, holds: readonly Hold[]) => {
    if (holds.length > 0) setQuestion({ kind, holds, lines: null, busy: false });
  }, []);
  const close = useCallback(() => setQuestion(null), []);

  /** @param holds as they are now: their versions are the ones that the person has read */
  const confirm = async (holds: readonly Hold[]): Promise<readonly Line[]> => {
    if (question === null) return [];
    const earlier = question.lines?.filter(
      ({ seen, outcome }) => !holds.some(({ id }) => id === seen.id) || !mayAskAgain(outcome),
    );
    let lines: Line[] = [...(earlier ?? []), ...holds.map((seen) => ({ seen, outcome: "waits" as const }))];
    const put = (id: string, outcome: Outcome) => {
      lines = lines.map((line) => (line.seen.id === id ? { ...line, outcome } : line));
      setQuestion({ ...question, lines, busy: true });
    };
    const ask = actions[question.kind];
    for (const hold of holds) {
      put(hold.id, "asking");
      put(hold.id, await outcomeOf(ask, { transactionId: hold.id, version: hold.version }));
    }
    setQuestion({ ...question, lines, busy: false });
    return lines;
  };

  return { question, open, close, confirm };
}

async function outcomeOf(ask: (ask: HoldAsk) => Promise<ActionResult<void>>, hold: HoldAsk): Promise<Outcome> {
  const result = await answerTo(ask(hold));
  if (result.ok) return "taken";
  // Our own server may have taken the ask. A second one finds the first, so it can be repeated.
  return isDoubt(result.error) ? "unheard" : result.error;
}
