"use client";

import { useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { Column, Period } from "@/lib/overview/flows";
import { cn } from "../ui/cn";
import { ChartLinks } from "./chart-links";
import { Hatch } from "./hatch";
import { FLOOR, HEIGHT, LEFT, type Part, plotOf, tickLabel, ZERO } from "./plot";
import { useColumnNames } from "./use-column-names";

type MoneyChartProps = {
  columns: readonly Column[];
  period: Period;
  currency: string;
  /** Of the drawing, in its own units: it is scaled to the place it is in. */
  width: number;
  className?: string;
};

/** In above the line, out below: solid is final, hollow is not, hatched is unknown and in no sum; where nothing moved a tick crosses the line. Today stands on a ground of its own. */
export function MoneyChart({ columns, period, currency, width, className }: MoneyChartProps) {
  const t = useTranslations("overview.money");
  const locale = useLocale();
  const hatch = useId();
  const names = useColumnNames(period);
  const plot = plotOf(columns, width, currency);
  const [first, last] = [columns[0], columns.at(-1)];
  if (first === undefined || last === undefined) return null;
  const label = t("chart", { period, from: names.day(first.from), to: names.day(last.to) });
  return (
    <div className={cn("relative", className)}>
      <svg viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`} role="img" aria-label={label} className="h-auto w-full">
        <Hatch id={hatch} />
        {plot.ticks.map((tick) => (
          <g key={tick.y}>
            <path
              d={`M${String(LEFT)} ${String(tick.y)}H${String(width)}`}
              className="stroke-line"
              strokeDasharray="1 3"
            />
            <text x={LEFT - 8} y={tick.y + 4} textAnchor="end" className="fill-muted text-2xs">
              {tickLabel(tick.minor, currency, locale)}
            </text>
          </g>
        ))}
        {plot.columns.map((drawn, index) => {
          const column = columns[index];
          if (column === undefined) return null;
          const isNow = index === columns.length - 1;
          const middle = drawn.x + drawn.width / 2;
          return (
            <g key={column.from}>
              {isNow ? <rect x={middle - 18} y="0" width="36" height={FLOOR} rx="4" className="fill-sunken" /> : null}
              {drawn.parts.map((part) => (
                <Bar key={`${part.kind} ${part.sure}`} part={part} x={drawn.x} width={drawn.width} hatch={hatch} />
              ))}
              {drawn.tick === null ? null : (
                <path
                  d={`M${String(middle)} ${String(drawn.tick.from)}V${String(drawn.tick.to)}`}
                  className="stroke-line-strong"
                />
              )}
              <text
                x={middle}
                y={HEIGHT - 3}
                textAnchor="middle"
                className={cn("text-2xs", isNow ? "fill-strong font-medium" : "fill-muted")}
              >
                {names.tick(column, isNow)}
              </text>
            </g>
          );
        })}
        <path d={`M${String(LEFT)} ${String(ZERO)}H${String(width)}`} className="stroke-line-strong" />
      </svg>
      <ChartLinks columns={columns} plot={plot} width={width} period={period} currency={currency} />
    </div>
  );
}

const SOLID = { in: "fill-money-in", out: "fill-money-out" } as const;
const HOLLOW = { in: "fill-surface stroke-money-in", out: "fill-surface stroke-money-out" } as const;
const STROKE = 1.5;

function Bar({ part, x, width, hatch }: { part: Part; x: number; width: number; hatch: string }) {
  const { kind, sure, y, height } = part;
  if (sure === "unknown") return <rect x={x} y={y} width={width} height={height} rx="2" fill={`url(#${hatch})`} />;
  if (sure === "final") return <rect x={x} y={y} width={width} height={height} rx="2" className={SOLID[kind]} />;
  return (
    <rect
      x={x + STROKE / 2}
      y={y + STROKE / 2}
      width={width - STROKE}
      height={Math.max(0.5, height - STROKE)}
      rx="2"
      strokeWidth={STROKE}
      className={HOLLOW[kind]}
    />
  );
}
