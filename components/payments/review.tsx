"use client";

import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { later } from "@/components/ui/later";
import type { Flow } from "@/lib/transactions/transaction";
import { PaymentFailure } from "./failure";
import type { PaymentForm } from "./use-payment-form";

const Reviewed = later(() => import("./reviewed"));

export type ReviewProps = { form: PaymentForm; flow: Flow; holdDays: number };

/** What will happen, in words, before anything does; and the one button that asks for it. */
export function Review(props: ReviewProps) {
  const t = useTranslations("payments");
  const { form } = props;
  const count = Object.keys(form.problems).length;
  if (form.reviewing && form.amountMinor !== null && form.contact !== null) {
    return <Reviewed {...props} contact={form.contact} amountMinor={form.amountMinor} />;
  }
  return (
    <section aria-label={t("reviewTitle")}>
      <EmptyState title={t("reviewWaits")} className="pt-0">
        {count > 0 ? t("reviewProblems", { count }) : t("reviewWaitsHint")}
      </EmptyState>
      <PaymentFailure of={form.failure} />
    </section>
  );
}
