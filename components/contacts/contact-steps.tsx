"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "../ui/cn";

const bold = (text: ReactNode) => <b>{text}</b>;

/** What adding a contact leads to: the first step is a fact with the press of the button, the rest is expected. */
export function ContactSteps() {
  const t = useTranslations("contacts.form");
  const steps = [
    { key: "ask", text: t.rich("stepAsk", { b: bold }), hint: null },
    { key: "send", text: t.rich("stepSend", { b: bold }), hint: t("stepSendHint") },
    { key: "method", text: t.rich("stepMethod", { b: bold }), hint: null },
  ];
  return (
    <section aria-labelledby="what-happens">
      <h2 id="what-happens" className="mb-4 text-sm! font-normal! text-muted!">
        {t("whatHappens")}
      </h2>
      <ol>
        {steps.map((step, index) => (
          <li key={step.key} className="relative flex gap-3.5 pb-4 last:pb-0">
            {index < steps.length - 1 ? (
              <span aria-hidden="true" className="dash-y absolute top-3 -bottom-2 left-1.25 w-0.5" />
            ) : null}
            <span
              aria-hidden="true"
              className={cn(
                "relative mt-1 size-3 flex-none rounded-full border-2",
                index === 0 ? "border-strong bg-strong" : "border-waiting bg-surface",
              )}
            />
            <div className="min-w-0 max-w-md text-pretty">
              {step.text}
              {step.hint === null ? null : <p className="text-xs text-muted">{step.hint}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
