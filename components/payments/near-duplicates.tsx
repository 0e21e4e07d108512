"use client";

import { TriangleAlert } from "lucide-react";
import { useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import { StateBadge } from "@/components/transactions/state-badge";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { formatMoney } from "@/lib/money";
import type { Alike } from "@/lib/transactions/alike";
import { AGAIN_REASON_MAX, AGAIN_REASON_MIN, ALIKE_DAYS } from "@/lib/transactions/limits";
import type { PaymentForm } from "./use-payment-form";

/** More than these are told by their number. */
const SHOWN = 4;

export const isReason = (text: string): boolean => {
  const { length } = text.trim();
  return length >= AGAIN_REASON_MIN && length <= AGAIN_REASON_MAX;
};

type NearDuplicatesProps = { form: PaymentForm; name: string; currency: string; reasonId: string };

/** The same was asked for a few days ago, or it is not known what became of it: which, when, by whom and what became of it; and the reason to ask once more. */
export function NearDuplicates({ form, name, currency, reasonId }: NearDuplicatesProps) {
  const t = useTranslations("payments.again");
  const locale = useLocale();
  const titleId = useId();
  const { earlier } = form.alike;
  const amount = formatMoney({ minor: form.amountMinor ?? 0, currency }, locale);
  const unknown = earlier.filter(({ state }) => state === "unknown");
  const known = earlier.length - unknown.length;
  const doubt = unknown.length > 0;
  const length = form.againReason.trim().length;
  return (
    <section
      aria-labelledby={titleId}
      className={cn("mt-7 max-w-xl rounded-md px-3.5 pt-3 pb-4", doubt ? "bg-unknown-soft" : "bg-warning-soft")}
    >
      <div role="alert" className="flex gap-3">
        <TriangleAlert className={cn("mt-0.5", doubt ? "text-unknown" : "text-warning")} />
        <div className="text-pretty">
          <h3 id={titleId} className="font-medium text-strong">
            {doubt ? t("unknownTitle", { name, amount }) : t("title", { count: known, days: ALIKE_DAYS, name, amount })}
          </h3>
          {doubt ? <p>{t("unknownBody", { count: unknown.length, reference: unknown[0]?.reference ?? "" })}</p> : null}
          {doubt && known > 0 ? (
            <p className="mt-1">{t("title", { count: known, days: ALIKE_DAYS, name, amount })}</p>
          ) : null}
        </div>
      </div>
      <ul className="mt-2 ml-7.5">
        {earlier.slice(0, SHOWN).map((one) => (
          <Earlier key={one.id} one={one} />
        ))}
      </ul>
      {earlier.length > SHOWN ? (
        <p className="mt-1 ml-7.5 text-xs text-normal">{t("more", { count: earlier.length - SHOWN })}</p>
      ) : null}
      <Field
        htmlFor={reasonId}
        className="mt-3 ml-7.5"
        label={t(doubt ? "reasonUnknown" : "reason")}
        hint={t("hint")}
        error={length > AGAIN_REASON_MAX ? t("long", { length, max: AGAIN_REASON_MAX }) : undefined}
      >
        <Textarea
          rows={2}
          className="bg-surface"
          required
          value={form.againReason}
          onChange={(event) => form.changeAgainReason(event.target.value)}
        />
      </Field>
    </section>
  );
}

function Earlier({ one }: { one: Alike }) {
  const t = useTranslations("payments.again");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-t border-strong/15 py-2 first:border-t-0">
      {/* In a tab of its own: what is typed here stays. */}
      <a
        href={`/transactions/${one.id}`}
        target="_blank"
        rel="noopener"
        className="link tap mono"
        aria-label={t("open", { reference: one.reference })}
      >
        {one.reference}
      </a>
      <StateBadge state={one.state} />
      <span className="text-xs text-normal">
        {t.rich(one.by === null ? "at" : "byAt", {
          by: one.by ?? "",
          time: () => <Time at={one.at} format="dayTime" />,
        })}
      </span>
    </li>
  );
}
