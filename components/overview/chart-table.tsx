"use client";

import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import type { Column, Period } from "@/lib/overview/flows";
import { useColumnNames } from "./use-column-names";

type ChartTableProps = { columns: readonly Column[]; period: Period; currency: string };

/** The chart in figures, for those who don't see it. */
export function ChartTable({ columns, period, currency }: ChartTableProps) {
  const t = useTranslations("overview.money");
  const locale = useLocale();
  const names = useColumnNames(period);
  const money = (minor: number) => formatMoney({ minor, currency }, locale);
  const [first, last] = [columns[0], columns.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <div className="sr-only">
      <table>
        <caption>{t("chart", { period, from: names.day(first.from), to: names.day(last.to) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`columns.${period}`)}</th>
            <th scope="col">{t("columns.inFinal")}</th>
            <th scope="col">{t("columns.inOpen")}</th>
            <th scope="col">{t("columns.outFinal")}</th>
            <th scope="col">{t("columns.outOpen")}</th>
            <th scope="col">{t("columns.unknown")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.from}>
              <th scope="row">{names.full(column)}</th>
              <td>{money(column.in.finalMinor)}</td>
              <td>{money(column.in.openMinor)}</td>
              <td>{money(column.out.finalMinor)}</td>
              <td>{money(column.out.openMinor)}</td>
              <td>{money(column.unknownIn.minor + column.unknownOut.minor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
