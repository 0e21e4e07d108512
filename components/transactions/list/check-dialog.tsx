"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type ActionError, answerTo } from "@/lib/action-result";
import type { CheckResult } from "@/lib/transactions/compared";
import type { TransactionLine } from "@/lib/transactions/lines";
import { Button } from "../../ui/button";
import { cn } from "../../ui/cn";
import { Dialog } from "../../ui/dialog";
import { useProblemText } from "../../ui/problem-text";
import { BucketAmount } from "../bucket-amount";
import { StateGlyph } from "../state-glyph";
import type { ListActions } from "./list-actions";

type Result = "waits" | "asking" | "left" | CheckResult | ActionError;

type CheckDialogProps = { lines: readonly TransactionLine[]; check: ListActions["check"]; onClose: () => void };

/** Asks Jetpay about one after the other, with what it said of each on its line. It moves nothing, so it needs no question first. */
export default function CheckDialog({ lines, check, onClose }: CheckDialogProps) {
  const t = useTranslations("lists.check");
  const { results, done, busy, stop } = useChecks(lines, check);
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      busy={busy}
      size="md"
      title={busy ? t("asking", { done, count: lines.length }) : t("asked", { done })}
      description={t("meaning")}
      footer={busy ? <Button onClick={stop}>{t("stop")}</Button> : <Button onClick={onClose}>{t("close")}</Button>}
    >
      <ul aria-label={t("lines")} aria-live="polite" className="border-t">
        {lines.map((line) => (
          <CheckLine key={line.id} line={line} result={results.get(line.id) ?? "waits"} />
        ))}
      </ul>
    </Dialog>
  );
}

/** Asks as soon as it is drawn; what was not asked when somebody stopped it says so. */
function useChecks(lines: readonly TransactionLine[], check: ListActions["check"]) {
  const client = useQueryClient();
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [busy, setBusy] = useState(true);
  const stopped = useRef(false);
  const begun = useRef(false);
  useEffect(() => {
    // An effect may run twice where React looks for mistakes; what is asked is asked once.
    if (begun.current) return;
    begun.current = true;
    const put = (id: string, result: Result) => setResults((before) => new Map(before).set(id, result));
    const run = async () => {
      for (const { id } of lines) {
        if (stopped.current) put(id, "left");
        else {
          put(id, "asking");
          put(id, await outcomeOf(check, id));
        }
      }
      setBusy(false);
      await client.invalidateQueries({ queryKey: ["transactions"] });
    };
    void run();
  }, [lines, check, client]);
  const done = [...results.values()].filter((result) => result !== "asking" && result !== "left").length;
  return {
    results,
    busy,
    done,
    stop: () => {
      stopped.current = true;
    },
  };
}

async function outcomeOf(check: ListActions["check"], transactionId: string): Promise<Result> {
  const answer = await answerTo(check({ transactionId }));
  return answer.ok ? answer.data.result : answer.error;
}

const TONES = {
  waits: { state: "draft", tone: "text-muted" },
  asking: { state: "sending", tone: "text-muted" },
  left: { state: "cancelled", tone: "text-muted" },
  matches: { state: "completed", tone: "text-muted" },
  differs: { state: "initiated", tone: "text-strong" },
  undecided: { state: "unknown", tone: "text-muted" },
  contrary: { state: "failed", tone: "text-warning" },
  unreachable: { state: "failed", tone: "text-warning" },
  no_id: { state: "cancelled", tone: "text-muted" },
} as const;

function CheckLine({ line, result }: { line: TransactionLine; result: Result }) {
  const t = useTranslations("lists.check");
  const problem = useProblemText();
  const { state, tone } =
    typeof result === "string" ? TONES[result] : ({ state: "failed", tone: "text-danger" } as const);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-b py-2.5 last:border-b-0">
      <span className="truncate font-medium text-strong">{line.contactName}</span>
      <span className="text-right">
        <BucketAmount of={line} size="base" />
      </span>
      <p className={cn("col-span-2 flex items-start gap-1.75 text-xs", tone)}>
        <StateGlyph state={state} className="mt-0.5" />
        {typeof result === "string" ? t(`results.${result}`) : problem(result)}
      </p>
    </li>
  );
}
