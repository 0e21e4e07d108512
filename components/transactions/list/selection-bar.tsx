"use client";

import { Download, RefreshCw } from "lucide-react";
import { Fragment, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { Format } from "@/lib/exports/table";
import { formatMoney } from "@/lib/money";
import type { TransactionLine } from "@/lib/transactions/lines";
import { exportEntries } from "../../lists/export-button";
import { Amount } from "../../money/amount";
import { BulkBar } from "../../ui/bulk-bar";
import { Button } from "../../ui/button";
import { later } from "../../ui/later";
import { Menu } from "../../ui/menu";
import type { ListActions } from "./list-actions";
import { selectedSums } from "./selected-sums";
import type { Selection } from "./use-selection";

const CheckDialog = later(() => import("./check-dialog"));

/** How much is selected, and what can be done with all of it at once; fetched when the page has come to rest. */
type SelectionBarProps = {
  selection: Selection;
  actions: ListActions;
  /** Null for who may not export. */
  onExport: ((ids: readonly string[], format: Format) => void) | null;
};

export default function SelectionBar({ selection, actions, onExport }: SelectionBarProps) {
  const t = useTranslations("lists.select");
  const tExport = useTranslations("lists.export");
  const [asked, setAsked] = useState<readonly TransactionLine[] | null>(null);
  const { lines } = selection;
  return (
    <>
      {lines.length === 0 ? null : (
        <BulkBar
          aboveSum
          onClear={selection.clear}
          actions={
            <>
              {onExport === null ? null : (
                <Menu
                  label={tExport("menu")}
                  side="top"
                  entries={exportEntries((format) => onExport([...selection.ids], format), tExport)}
                  trigger={(trigger) => (
                    <Button variant="quiet" size="sm" {...trigger}>
                      <Download />
                      {tExport("selected")}
                    </Button>
                  )}
                />
              )}
              <Button variant="quiet" size="sm" onClick={() => setAsked(lines)}>
                <RefreshCw />
                {t("check")}
              </Button>
            </>
          }
        >
          <b>{t("selected", { count: lines.length })}</b>
          <Sums lines={lines} />
        </BulkBar>
      )}
      {asked === null ? null : <CheckDialog lines={asked} check={actions.check} onClose={() => setAsked(null)} />}
    </>
  );
}

/** The same buckets as the line of sums below the list, and what is in none of them. */
function Sums({ lines }: { lines: readonly TransactionLine[] }) {
  const t = useTranslations("lists.select");
  const tSum = useTranslations("transactions.sum");
  const locale = useLocale();
  const { sums, notHappened } = selectedSums(lines);
  const several = new Set(lines.map(({ currency }) => currency)).size > 1;
  return (
    <span className="text-muted max-md:hidden">
      {sums.map(({ currency, bucket, minor, openMinor }) => (
        <Fragment key={currency + bucket}>
          {" "}
          <span className="whitespace-nowrap">
            · {t(bucket)} <Amount minor={minor} currency={currency} kind={bucket} size="sm" showCurrency={several} />
            {bucket === "unknown" ? ` ${tSum("noSum")}` : null}
            {openMinor === 0
              ? null
              : ` ${tSum("open", { amount: formatMoney({ minor: openMinor, currency }, locale, "none") })}`}
          </span>
        </Fragment>
      ))}
      {notHappened === 0 ? null : (
        <>
          {" "}
          <span className="whitespace-nowrap">· {tSum("notHappened", { count: notHappened })}</span>
        </>
      )}
    </span>
  );
}
