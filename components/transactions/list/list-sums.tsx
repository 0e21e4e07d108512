"use client";

import { useLocale, useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { formatMoney } from "@/lib/money";
import type { CurrencySums, TransactionSums } from "@/lib/transactions/sums";
import { Counted } from "../../lists/counted";
import { Amount, type AmountKind } from "../../money/amount";
import { DirectionArrow } from "../../money/direction";
import { SumLine } from "../../ui/ledger";
import { StateGlyph } from "../state-glyph";

/** Counts and sums of exactly what is filtered, closed by the double rule; what is left out of them is said. */
export default function ListSums({ sums, shown }: { sums: TransactionSums; shown: number }) {
  const t = useTranslations("transactions");
  const desk = useDesk();
  const notHappened = sums.currencies.reduce((count, { buckets }) => count + buckets.not_happened.count, 0);
  return (
    <SumLine className="mt-auto">
      <Counted counted={sums} shown={shown} />
      {sums.currencies.map((each) => (
        <Buckets key={each.currency} sums={each} showCurrency={each.currency !== desk.currency} />
      ))}
      {notHappened > 0 ? <span>{t("sum.notHappened", { count: notHappened })}</span> : null}
      <span className="ml-auto flex flex-wrap items-center gap-x-4 max-md:ml-0 max-md:w-full">
        {sums.currencies.map((each) => (
          <span key={each.currency} className="flex items-center gap-1.5">
            {t("sum.net")}
            <Amount
              minor={each.netMinor}
              currency={each.currency}
              kind="net"
              size="sm"
              showCurrency={each.currency !== desk.currency}
            />
          </span>
        ))}
      </span>
    </SumLine>
  );
}

const BUCKETS = ["in", "out", "held", "unknown"] as const satisfies AmountKind[];

function Buckets({ sums, showCurrency }: { sums: CurrencySums; showCurrency: boolean }) {
  const t = useTranslations("transactions");
  const locale = useLocale();
  const open = (minor: number) => formatMoney({ minor, currency: sums.currency }, locale, "none");
  return BUCKETS.filter((bucket) => sums.buckets[bucket].count > 0).map((bucket) => (
    <span
      key={bucket}
      className={bucket === "unknown" ? "flex items-center gap-1.5 text-unknown" : "flex items-center gap-1.5"}
    >
      {bucket === "unknown" ? <StateGlyph state="unknown" /> : <DirectionArrow kind={bucket} />}
      {t(`sum.${bucket}`, { count: sums.buckets[bucket].count })}
      <Amount
        minor={sums.buckets[bucket].minor}
        currency={sums.currency}
        kind={bucket}
        size="sm"
        showCurrency={showCurrency}
      />
      {bucket === "unknown" ? t("sum.noSum") : null}
      {sums.buckets[bucket].openMinor === 0 ? null : (
        <span className="text-muted">{t("sum.open", { amount: open(sums.buckets[bucket].openMinor) })}</span>
      )}
    </span>
  ));
}
