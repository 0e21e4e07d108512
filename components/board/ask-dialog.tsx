"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Hold, isFree } from "@/lib/transactions/hold";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { answerOf, mayAskAgain, standing } from "./answer";
import { AskLine } from "./ask-line";
import type { Question } from "./use-ask";
import { useBoardWords } from "./words";

type AskDialogProps = {
  question: Question | null;
  /** The holds as they are now, by id: lines follow what Jetpay says while the question is open. */
  live: ReadonlyMap<string, Hold>;
  now: number;
  onConfirm: (holds: readonly Hold[]) => void;
  onClose: () => void;
  /** The card that has the focus at the end, when what had it before is gone. */
  returnFocus: (id: string) => void;
};

/** "Capture 3 holds, $4,120.00 in all?", each of them on a line; once it is answered, a result on each. */
export default function AskDialog(props: AskDialogProps) {
  const { question, onClose, returnFocus } = props;
  // What was asked last stays in it while it leaves.
  const [last, setLast] = useState(question);
  if (question !== null && question !== last) setLast(question);
  const shown = question ?? last;
  const first = shown?.holds[0];
  const headline = useHeadline(shown, props.live);
  return (
    <Dialog
      open={question !== null}
      onOpenChange={(open) => open || onClose()}
      busy={question?.busy ?? false}
      returnFocus={() => first !== undefined && returnFocus(first.id)}
      size="md"
      {...headline}
      footer={shown === null ? null : <Answers {...props} question={shown} />}
    >
      {shown === null ? null : <Lines {...props} question={shown} />}
    </Dialog>
  );
}

type ShownProps = AskDialogProps & { question: Question };

function Lines({ question: { kind, holds, lines }, live, now }: ShownProps) {
  const t = useTranslations("board.ask");
  const results = lines ?? holds.map((seen) => ({ seen, outcome: null }));
  return (
    <ul aria-label={t("lines")} aria-live={lines === null ? undefined : "polite"} className="border-t">
      {results.map(({ seen, outcome }) => {
        const hold = live.get(seen.id);
        const answer = outcome === null ? standing(seen, hold) : answerOf(seen, hold, outcome);
        return <AskLine key={seen.id} kind={kind} hold={seen} answer={answer} now={now} />;
      })}
    </ul>
  );
}

/** The holds of a question that can be asked for as they are now. */
const askable = (question: Question, live: AskDialogProps["live"]): Hold[] =>
  question.holds.flatMap((seen) => {
    const hold = live.get(seen.id);
    return hold !== undefined && standing(seen, hold).is === "open" ? [hold] : [];
  });

const sumOf = (holds: readonly Hold[]): number => holds.reduce((sum, hold) => sum + hold.amountMinor, 0);

function useHeadline(question: Question | null, live: AskDialogProps["live"]) {
  const t = useTranslations("board.ask");
  const { money } = useBoardWords();
  if (question === null) return { title: null };
  const capture = question.kind === "capture";
  if (question.lines !== null) {
    const count = question.lines.filter(({ outcome }) => outcome === "taken").length;
    return { title: t(capture ? "askedCapture" : "askedRelease", { count }), description: t("askedMeaning") };
  }
  const open = askable(question, live);
  const holds = open.length > 0 ? open : question.holds;
  const values = { count: holds.length, sum: money(sumOf(holds)), contact: holds[0]?.contactName ?? "" };
  return {
    title: t(capture ? "captureTitle" : "releaseTitle", values),
    description: capture ? t("captureMeaning") : t("releaseMeaning", { count: holds.length }),
  };
}

function Answers({ question, live, onConfirm, onClose }: ShownProps) {
  const t = useTranslations("board.ask");
  const { money } = useBoardWords();
  const { kind, lines, busy } = question;
  if (lines === null) {
    const holds = askable(question, live);
    const words = t(kind, { count: holds.length, sum: money(sumOf(holds)) });
    return (
      <>
        <Button onClick={onClose}>{t("keep")}</Button>
        <Button
          variant={kind === "capture" ? "primary" : "danger"}
          onClick={() => onConfirm(holds)}
          {...(holds.length === 0 ? { disabledReason: t("nothingLeft") } : {})}
        >
          {words}
        </Button>
      </>
    );
  }
  if (busy) {
    const done = lines.filter(({ outcome }) => outcome !== "waits").length;
    return (
      <Button variant={kind === "capture" ? "primary" : "danger"} pending>
        {t("asking", { done, count: lines.length })}
      </Button>
    );
  }
  const again = lines.filter(({ seen, outcome }) => mayAskAgain(outcome) && isFree(live.get(seen.id) ?? seen));
  return (
    <>
      {again.length > 0 ? (
        <Button onClick={() => onConfirm(again.map(({ seen }) => seen))}>{t("again", { count: again.length })}</Button>
      ) : null}
      <Button onClick={onClose}>{t("close")}</Button>
    </>
  );
}
