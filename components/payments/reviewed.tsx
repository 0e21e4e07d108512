"use client";

import { type ReactNode, useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { isDoubt } from "@/lib/action-result";
import { formatMoney } from "@/lib/money";
import { directionOf } from "@/lib/transactions/transaction";
import { PaymentFailure } from "./failure";
import { isReason, NearDuplicates } from "./near-duplicates";
import { brandName, merchantLine } from "./payment-fields";
import type { ReviewProps } from "./review";
import { Steps } from "./steps";
import { usableMethods } from "./use-payment-form";

type ReviewedProps = ReviewProps & { contact: NonNullable<ReviewProps["form"]["contact"]>; amountMinor: number };

/** The payment in words, what happens next, what was asked for already; and the button. */
export default function Reviewed({ form, flow, holdDays, contact, amountMinor }: ReviewedProps) {
  const t = useTranslations("payments");
  const locale = useLocale();
  const { currency } = useDesk();
  const reasonId = useId();
  const amount = formatMoney({ minor: amountMinor, currency }, locale);
  const method = usableMethods(contact, flow).find(({ id }) => id === form.draft.paymentMethodId);
  const mailed = form.mail?.on ? form.mail.recipients.length : null;
  const act = mailed !== null && (flow === "payout_link" || flow === "payment_link") ? (`${flow}_mail` as const) : flow;
  const { earlier, beyond, looking } = form.alike;
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
          name: contact.name,
          merchant: form.merchant === null ? "" : merchantLine(t, form.merchant),
          method: method === undefined ? "" : t("methodLine", { brand: brandName(method.brand), last4: method.last4 }),
        })}
      </p>
      {/* They begin with what is not asked for yet. */}
      {isDoubt(form.failure) ? null : <Steps flow={flow} name={contact.name} mailed={mailed} holdDays={holdDays} />}
      {beyond === null ? null : (
        <Notice className="mt-7 max-w-xl">
          {t.rich(`beyond.${directionOf(flow)}`, {
            name: contact.name,
            largest: formatMoney({ minor: beyond.amountMinor, currency }, locale),
            time: () => <Time at={beyond.at} format="date" />,
          })}
        </Notice>
      )}
      {earlier.length === 0 ? null : (
        <NearDuplicates form={form} name={contact.name} currency={currency} reasonId={reasonId} />
      )}
      <PaymentFailure of={form.failure} />
      <div className="mt-8 flex flex-wrap gap-2">
        <Button onClick={form.changeMind} disabled={form.pending}>
          {t("change")}
        </Button>
        <Button
          variant="primary"
          pending={form.pending}
          disabled={lacksReason}
          // For the moment in which earlier ones are looked for it keeps its place among the keys: whoever is on the way to it must not fall past it.
          {...(looking ? { "aria-disabled": true } : {})}
          aria-describedby={lacksReason ? `${reasonId}-note` : undefined}
          onClick={looking ? undefined : () => void form.ask()}
        >
          {form.pending ? t("doing") : t(`do.${act}`, { amount })}
        </Button>
      </div>
    </section>
  );
}

const bold = (chunks: ReactNode) => <b>{chunks}</b>;
