"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import type { Flow } from "@/lib/transactions/transaction";

type StepsProps = { flow: Flow; name: string; mailed: number | null; holdDays: number };
type Step = { key: string; text: ReactNode; hint?: string };

/** The steps to come: the first is a fact as soon as the button is pressed, the rest is expected, and drawn so. */
export function Steps(props: StepsProps) {
  const steps = useSteps(props);
  return (
    <ol className="mt-7">
      {steps.map((step, index) => (
        <li key={step.key} className="relative flex gap-3.5 pb-4 last:pb-0">
          {index < steps.length - 1 ? (
            <span
              aria-hidden="true"
              className="absolute top-3 bottom-[-0.5rem] left-[0.3125rem] w-0.5 [background:var(--dash)]"
            />
          ) : null}
          <span
            aria-hidden="true"
            className={cn(
              "relative mt-1 size-3 flex-none rounded-full border-2",
              index === 0 ? "border-strong bg-strong" : "border-waiting bg-surface",
            )}
          />
          <div className="min-w-0 text-pretty [&_b]:font-medium [&_b]:text-strong">
            {step.text}
            {step.hint === undefined ? null : <p className="text-xs text-muted">{step.hint}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function useSteps({ flow, name, mailed, holdDays }: StepsProps): Step[] {
  const t = useTranslations("payments.step");
  const b = (chunks: ReactNode) => <b>{chunks}</b>;
  const ask: Step = { key: "ask", text: t.rich("ask", { b }) };
  const send: Step = { key: "send", text: t.rich("send", { b }), hint: t("sendHint") };
  const moves: Step = { key: "moves", text: t.rich("moves", { b }) };
  const completed: Step = { key: "completed", text: t.rich("completed", { b }) };
  const link: Step =
    mailed === null
      ? { key: "link", text: t.rich("linkOnly", { b }) }
      : { key: "mail", text: t.rich("mail", { b, count: mailed }) };
  switch (flow) {
    case "payout":
      return [ask, send, moves, completed];
    case "payout_link":
      return [
        ask,
        send,
        link,
        { key: "question", text: t.rich("question", { b, name }), hint: t("questionHint") },
        moves,
        completed,
      ];
    case "payment_link":
      return [ask, send, link, { key: "pays", text: t.rich("pays", { b, name }) }, completed];
    case "charge":
      return [ask, send, { key: "bank", text: t.rich("bank", { b }) }, completed];
    case "authorization":
      return [
        ask,
        send,
        { key: "held", text: t.rich("held", { b, days: holdDays }) },
        { key: "capture", text: t.rich("capture", { b }) },
        completed,
      ];
  }
}
