"use client";

import { Download, RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Format } from "@/lib/exports/table";
import type { TransactionLine } from "@/lib/transactions/lines";
import { bucketOf, type SumBucket } from "@/lib/transactions/transaction";
import { exportEntries } from "../../lists/export-button";
import { Amount } from "../../money/amount";
import { BulkBar } from "../../ui/bulk-bar";
import { Button } from "../../ui/button";
import { later } from "../../ui/later";
import { Menu } from "../../ui/menu";
import type { ListActions } from "./list-actions";
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

const SUMMED = ["in", "out", "held"] as const satisfies SumBucket[];

/** The same buckets as the line of sums below the list. */
function Sums({ lines }: { lines: readonly TransactionLine[] }) {
  const t = useTranslations("lists.select");
  const currencies = [...new Set(lines.map(({ currency }) => currency))];
  return (
    <span className="text-muted max-md:hidden">
      {currencies.flatMap((currency) =>
        SUMMED.map((bucket) => {
          const found = lines.filter((line) => line.currency === currency && bucketOf(line) === bucket);
          if (found.length === 0) return null;
          const minor = found.reduce((sum, line) => sum + line.amountMinor, 0);
          return (
            <span key={currency + bucket}>
              {" · "}
              {t(bucket)}{" "}
              <Amount minor={minor} currency={currency} kind={bucket} size="sm" showCurrency={currencies.length > 1} />
            </span>
          );
        }),
      )}
    </span>
  );
}
