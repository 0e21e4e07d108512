"use client";

import { useLayoutEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { answerTo, isDoubt } from "@/lib/action-result";
import type { Hold } from "@/lib/transactions/hold";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import type { AskKind, BoardActions } from "./asks";
import type { CardCommands } from "./hold-card";

type Parts = {
  toggle: (id: string) => void;
  open: (kind: AskKind, holds: readonly Hold[]) => void;
  /** What one ask would hold: the selection a card is part of, or the card alone. */
  together: (id: string) => readonly Hold[];
  takeBack: BoardActions["takeBack"];
};

/** What cards call. It stays the same object, so that hundreds of cards are not drawn again because one was ticked. */
export function useCommands({ toggle, open, together, takeBack }: Parts): CardCommands {
  const t = useTranslations("board.ask");
  const problem = useProblemText();
  const withdraw = async ({ id, version }: Hold) => {
    const result = await answerTo(takeBack({ transactionId: id, version }));
    if (result.ok) notify({ tone: "done", title: t("takenBack") });
    else if (isDoubt(result.error)) notify({ tone: "doubt", title: t("takeBackUnheard") });
    else notify({ tone: "failed", title: problem(result.error) ?? t("takeBackUnheard") });
  };
  const latest = useRef({ together, withdraw });
  useLayoutEffect(() => {
    latest.current = { together, withdraw };
  });
  return useMemo(
    () => ({
      toggle,
      ask: (kind, id) => open(kind, latest.current.together(id)),
      takeBack: (hold) => void latest.current.withdraw(hold),
    }),
    [toggle, open],
  );
}
