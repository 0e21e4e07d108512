"use client";

import { type ReactNode, useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import type { ActionError } from "@/lib/action-result";
import { formatMoney } from "@/lib/money";
import type { Flow } from "@/lib/transactions/transaction";
import { isReason, NearDuplicates } from "./near-duplicates";
import { brandName, merchantLine } from "./payment-fields";
import { useProblemText } from "./problem-text";
import { Steps } from "./steps";
import { type Merchant, type PaymentForm, usableMethods } from "./use-payment-form";

type ReviewProps = { form: PaymentForm; flow: Flow; merchants: Merchant[]; holdDays: number };

/** What will happen, in words, before anything does; and the one button that asks for it. */
export function Review({ form, flow, merchants, holdDays }: ReviewProps) {
  const t = useTranslations("payments");
  const locale = useLocale();
  const { currency } = useDesk();
  const reasonId = useId();
  const count = Object.keys(form.problems).length;
  if (!form.reviewing || form.amountMinor === null || form.contact === null) {
    return (
      <section aria-label={t("reviewTitle")}>
        <EmptyState title={t("reviewWaits")} className="pt-0">
          {count > 0 ? t("reviewProblems", { count }) : t("reviewWaitsHint")}
        </EmptyState>
        {form.failure === null ? null : <Failure error={form.failure} />}
      </section>
    );
  }
  const amount = formatMoney({ minor: form.amountMinor, currency }, locale);
  const merchant = merchants.find(({ id }) => id === form.draft.merchantAccountId);
  const method = usableMethods(form.contact, flow).find(({ id }) => id === form.draft.paymentMethodId);
  const mailed = form.mail?.on ? form.mail.recipients.length : null;
  const act = mailed !== null && (flow === "payout_link" || flow === "payment_link") ? (`${flow}_mail` as const) : flow;
  const { earlier, looking } = form.alike;
  const lacksReason = earlier.length > 0 && !isReason(form.againReason);
  return (
    <section aria-labelledby="review-title">
      <h2 id="review-title" className="mb-1 text-sm font-normal text-muted">
        {t("reviewTitle")}
      </h2>
      <p className="max-w-2xl text-lg text-pretty text-normal [&_b]:font-medium [&_b]:text-strong">
        {t.rich(`sentence.${flow}`, {
          b: bold,
          amount,
          name: form.contact.name,
          merchant: merchant === undefined ? "" : merchantLine(t, merchant),
          method: method === undefined ? "" : t("methodLine", { brand: brandName(method.brand), last4: method.last4 }),
        })}
      </p>
      <Steps flow={flow} name={form.contact.name} mailed={mailed} holdDays={holdDays} />
      {earlier.length === 0 ? null : (
        <NearDuplicates form={form} name={form.contact.name} currency={currency} reasonId={reasonId} />
      )}
      {form.failure === null ? null : <Failure error={form.failure} />}
      <div className="mt-8 flex flex-wrap gap-2">
        <Button onClick={form.changeMind} disabled={form.pending}>
          {t("change")}
        </Button>
        <Button
          variant="primary"
          pending={form.pending}
          disabled={looking || lacksReason}
          aria-describedby={lacksReason ? `${reasonId}-note` : undefined}
          onClick={form.ask}
        >
          {form.pending ? t("doing") : t(`do.${act}`, { amount })}
        </Button>
      </div>
    </section>
  );
}

export const bold = (chunks: ReactNode) => <b>{chunks}</b>;

function Failure({ error }: { error: ActionError }) {
  const t = useTranslations("payments");
  const say = useProblemText();
  return (
    <Notice tone={error.kind === "unexpected" ? "warn" : "bad"} live title={t("notSent")} className="mt-5 max-w-xl">
      {error.kind === "invalid" ? null : `${say({ key: error.key, values: error.values }) ?? ""} `}
      {t("kept")}
    </Notice>
  );
}
