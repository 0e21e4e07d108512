"use client";

import type { Route } from "next";
import Link from "next/link";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import type { Column, Period } from "@/lib/overview/flows";
import { Amount } from "../money/amount";
import { cn } from "../ui/cn";
import { FLOOR, HEIGHT, type Plot } from "./plot";
import { useColumnNames } from "./use-column-names";

type ChartLinksProps = { columns: readonly Column[]; plot: Plot; width: number; period: Period; currency: string };

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Over each column a link to its transactions, with the exact values while it is pointed at or focused. One stop for
 * the keyboard; arrow keys go from column to column.
 */
export function ChartLinks({ columns, plot, width, period, currency }: ChartLinksProps) {
  const t = useTranslations("overview.money");
  const names = useColumnNames(period);
  const last = columns.length - 1;
  const [stop, setStop] = useState(last);
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.min(last, Math.max(0, step(Math.min(stop, last), last)));
    setStop(to);
    event.currentTarget.querySelectorAll("a")[to]?.focus();
  };
  return (
    <ul onKeyDown={onKeyDown} className="absolute inset-0">
      {columns.map((column, index) => {
        const drawn = plot.columns[index];
        if (drawn === undefined) return null;
        const left = drawn.x + drawn.width / 2 - drawn.slot / 2;
        return (
          <li
            key={column.from}
            className="absolute top-0"
            style={{
              left: `${String((left / width) * 100)}%`,
              width: `${String((drawn.slot / width) * 100)}%`,
              height: `${String((FLOOR / HEIGHT) * 100)}%`,
            }}
          >
            <Link
              href={`/transactions?from=${column.from}&to=${column.to}` as Route}
              prefetch={false}
              tabIndex={index === Math.min(stop, last) ? 0 : -1}
              onFocus={() => setStop(index)}
              aria-label={t("open_list", { day: names.full(column) })}
              className="group block size-full rounded-sm hover:bg-strong/4"
            >
              <Values
                column={column}
                name={names.full(column)}
                currency={currency}
                className={index > last / 2 ? "right-0" : "left-0"}
              />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

type ValuesProps = { column: Column; name: string; currency: string; className: string };

/** Exact values; screen readers have them in the table below the chart. Hidden ones take no room: near an edge they would make the page scroll. */
function Values({ column, name, currency, className }: ValuesProps) {
  const t = useTranslations("overview.money");
  return (
    <span
      aria-hidden="true"
      className={cn(
        "pointer-events-none absolute bottom-[calc(100%-1.5rem)] z-10 hidden w-max min-w-44 rounded-md bg-raised px-3 py-2 text-xs shadow-float group-hover:block group-focus-visible:block",
        className,
      )}
    >
      <b className="block">{name}</b>
      {(["in", "out"] as const).map((kind) => {
        const side = column[kind];
        const sum = side.finalMinor + side.openMinor;
        return (
          <span key={kind} className="mt-1 flex justify-between gap-5">
            <span className="text-muted">{t(`values.${kind}`)}</span>
            <span className="text-right">
              {sum === 0 ? (
                <span className="text-muted">{t("none")}</span>
              ) : (
                <Amount minor={sum} currency={currency} kind={kind} />
              )}
              {side.openMinor > 0 ? (
                <span className="block text-muted">
                  <Amount minor={side.openMinor} currency={currency} kind="held" /> {t("values.open")}
                </span>
              ) : null}
            </span>
          </span>
        );
      })}
      {(["unknownIn", "unknownOut"] as const).map((kind) =>
        column[kind].count === 0 ? null : (
          <span key={kind} className="mt-1 flex justify-between gap-5 text-unknown">
            {t(`values.${kind}`)}
            <Amount
              minor={column[kind].minor}
              currency={currency}
              kind="unknown"
              direction={kind === "unknownIn" ? "in" : "out"}
            />
          </span>
        ),
      )}
    </span>
  );
}
