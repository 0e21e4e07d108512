"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { type TransactionLayout, transactionColumns } from "@/lib/transactions/columns";
import type { TransactionPage } from "@/lib/transactions/queries";
import { ColumnChooser } from "../../lists/column-chooser";
import { ExportButton } from "../../lists/export-button";
import type { ExportRun } from "../../lists/use-export";
import { Button } from "../../ui/button";
import { PageHeader } from "../../ui/page-header";

type ListHeaderProps = {
  page: TransactionPage | undefined;
  layout: TransactionLayout;
  onLayout: (layout: TransactionLayout) => void;
  exporting: ExportRun;
  /** Null for who may not export. */
  exportPath: string | null;
  /** On a phone the boxes come when they are asked for. */
  selecting: boolean;
  onSelecting: () => void;
};

/** The page's name, and what can be done with the list as a whole. */
export default function ListHeader(props: ListHeaderProps) {
  const { page, layout, onLayout, exporting, exportPath, selecting, onSelecting } = props;
  const t = useTranslations("transactions");
  const tLists = useTranslations("lists.select");
  const tDoubts = useTranslations("doubts");
  const notOurs = page?.notOurs ?? 0;
  const matching = page?.sums.matching ?? 0;
  return (
    <PageHeader
      title={t("title")}
      actions={
        <>
          {notOurs === 0 ? null : (
            <Link href={"/transactions/not-ours" as Route} className="link mr-1">
              {tDoubts("notOurs.link", { count: notOurs })}
            </Link>
          )}
          <Button size="sm" className="md:hidden" aria-pressed={selecting} onClick={onSelecting}>
            {tLists(selecting ? "modeEnd" : "mode")}
          </Button>
          {exportPath !== null && matching > 0 ? (
            <ExportButton run={exporting} count={matching} path={exportPath} />
          ) : null}
          <ColumnChooser
            columns={transactionColumns}
            name={(column) => t(`columns.${column}`)}
            layout={layout}
            onChange={onLayout}
          />
        </>
      }
    />
  );
}
