"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import type { MayBe } from "@/lib/transactions/may-be";
import { Moment } from "./moment";

/** More than these are told by their number. */
const SHOWN = 3;

/** Open unknown payments that something of Jetpay's may be, each with the way to its page, where a person says so. */
export function MayBeLines({ of }: { of: readonly MayBe[] }) {
  const t = useTranslations("doubts.mayBe");
  const tFlow = useTranslations("transactions.flows");
  const locale = useLocale();
  return (
    <ul className="grid gap-0.5">
      {of.slice(0, SHOWN).map((one) => (
        <li key={`${one.id} ${one.reference}`} className="text-pretty wrap-anywhere">
          {t.rich("line", {
            link: (text: ReactNode) => (
              <Link href={`/transactions/${one.id}` as Route} className="link mono">
                {text}
              </Link>
            ),
            time: () => <Moment at={one.sentAt} />,
            reference: one.reference,
            amount: formatMoney({ minor: one.amountMinor, currency: one.currency }, locale),
            contact: one.contactName,
            flow: tFlow(one.flow),
          })}
        </li>
      ))}
      {of.length > SHOWN ? <li>{t("more", { count: of.length - SHOWN })}</li> : null}
    </ul>
  );
}
