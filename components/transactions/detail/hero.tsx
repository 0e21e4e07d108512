"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { isSafeAddress } from "@/lib/addresses";
import type { TransactionDetail } from "@/lib/transactions/detail";
import { hasNothingToAskBy } from "@/lib/transactions/transaction";
import { useDesk } from "../../shell/desk-context";
import { CopyButton } from "../../ui/copy-button";
import { BucketAmount } from "../bucket-amount";
import { StateBadge } from "../state-badge";
import { isLinkFlow } from "./link-flow";

/** The amount, where it stands, and in one sentence what it is. */
export function Hero({ of }: { of: TransactionDetail }) {
  const t = useTranslations("transactions.hero");
  const { currency } = useDesk();
  const account = `${of.merchant.label}, ${of.merchant.institution} ••${of.merchant.last4}`;
  return (
    <header className="mb-6 flex items-end gap-4 border-b pb-5 max-md:mb-4 max-md:block max-md:pb-4">
      <div className="min-w-0">
        <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-2xl tracking-tighter">
          <BucketAmount of={of} size="2xl" showCurrency={of.currency !== currency} />
          <StateBadge state={of.state} size="base" flush noId={hasNothingToAskBy(of)} />
        </h1>
        <p className="mt-1 text-base text-pretty wrap-anywhere text-normal">
          {t.rich(of.flow, {
            contact: () => (
              <Link href={`/contacts/${of.contact.id}` as Route} className="link">
                {of.contact.name}
              </Link>
            ),
          })}{" "}
          {of.note === "" ? null : t("for", { note: of.note })}{" "}
          <span className="text-muted">· {t(of.direction === "credit" ? "outOf" : "into", { account })}</span>
        </p>
      </div>
      <div className="ml-auto flex flex-none items-center gap-2 max-md:mt-3.5 max-md:[&>button]:flex-1">
        <CopyButton
          text={of.reference}
          variant="outline"
          size="md"
          label={t("copyReference", { reference: of.reference })}
        >
          <span className="mono">{of.reference}</span>
        </CopyButton>
        {of.link === null || !isSafeAddress(of.link) || of.state !== "requested" || !isLinkFlow(of.flow) ? null : (
          <CopyButton text={of.link} variant="outline" size="md">
            {t("copyLink")}
          </CopyButton>
        )}
      </div>
    </header>
  );
}
