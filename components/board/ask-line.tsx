"use client";

import { useTranslations } from "use-intl";
import type { Hold } from "@/lib/transactions/hold";
import type { State } from "@/lib/transactions/transaction";
import { Amount } from "../money/amount";
import { StateGlyph } from "../transactions/state-glyph";
import { cn } from "../ui/cn";
import { useProblemText } from "../ui/problem-text";
import type { Answer } from "./answer";
import type { AskKind } from "./asks";
import { CardMark } from "./card-foot";
import { useBoardWords } from "./words";

type AskLineProps = { kind: AskKind; hold: Hold; answer: Answer; now: number };

/** One hold of the question, and under it what is known of the answer. A line in doubt stays, in plum. */
export function AskLine({ kind, hold, answer, now }: AskLineProps) {
  const doubt = answer.is === "doubt" || answer.is === "unheard";
  const out = answer.is === "changed" || answer.is === "refusedHere";
  return (
    <li
      className={cn(
        "grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-b py-2.5 last:border-b-0",
        doubt && "-mx-3 hatch px-3 shadow-[inset_2px_0_var(--color-unknown)]",
      )}
    >
      <span className={cn("truncate font-medium", out ? "text-muted" : "text-strong")}>{hold.contactName}</span>
      <Amount
        minor={hold.amountMinor}
        currency={hold.currency}
        kind={doubt ? "unknown" : out ? "void" : "plain"}
        size="base"
        className="text-right"
      />
      <span className="truncate text-xs text-muted">{hold.purpose}</span>
      <span className="justify-self-end text-xs">
        <CardMark card={hold.card} />
      </span>
      <Said kind={kind} hold={hold} answer={answer} now={now} />
    </li>
  );
}

/** Glyph and tone of each answer; the words carry it as well. */
const LOOKS: Record<Answer["is"], { state: State | null; tone: string }> = {
  open: { state: null, tone: "text-muted" },
  changed: { state: "cancelled", tone: "text-warning" },
  waits: { state: "draft", tone: "text-muted" },
  asking: { state: "sending", tone: "text-muted" },
  asked: { state: "sending", tone: "text-muted" },
  notReached: { state: "sending", tone: "text-muted" },
  doubt: { state: "unknown", tone: "text-unknown" },
  unheard: { state: "unknown", tone: "text-unknown" },
  captured: { state: "paid", tone: "text-strong" },
  released: { state: "cancelled", tone: "text-strong" },
  failed: { state: "failed", tone: "text-danger" },
  refused: { state: "failed", tone: "text-danger" },
  refusedHere: { state: "failed", tone: "text-danger" },
  foreign: { state: "foreign", tone: "text-muted" },
};

function Said({ kind, hold, answer, now }: AskLineProps) {
  const words = useAnswerWords(kind, hold, now);
  const { state, tone } = LOOKS[answer.is];
  return (
    <p className={cn("col-span-2 flex items-start gap-1.75 text-xs wrap-anywhere", tone)}>
      {state === null ? null : <StateGlyph state={state} className="mt-0.5" />}
      {words(answer)}
    </p>
  );
}

function useAnswerWords(kind: AskKind, hold: Hold, now: number): (answer: Answer) => string | undefined {
  const t = useTranslations("board");
  const problem = useProblemText();
  const words = useBoardWords();
  return (answer) => {
    switch (answer.is) {
      case "open": {
        const read = words.timeLeft(hold, now);
        return read.left > 0 ? t("card.left", { left: words.left(read) }) : t("ask.overLapsed");
      }
      case "refusedHere":
        return problem(answer.error);
      case "refused":
        return answer.message ? t("answer.refusedSaid", { message: answer.message }) : t("answer.refused");
      case "doubt":
        return t(kind === "capture" ? "answer.doubtCapture" : "answer.doubtRelease");
      case "foreign":
        return t("answer.foreign", { state: answer.state });
      default:
        return t(`answer.${answer.is}`);
    }
  };
}
