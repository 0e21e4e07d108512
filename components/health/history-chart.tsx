"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import type { SelfCheck } from "@/lib/health/self-check";
import { Hatch } from "../overview/hatch";
import { Time } from "../ui/time";
import { HEIGHT, historyPlot, type PartKind, type PlotPart } from "./history-plot";

const WIDTH = 832;
const FILLS: Record<Exclude<PartKind, "unreachable">, string> = {
  matched: "fill-done/55",
  healed: "fill-warning",
  differing: "fill-danger-solid",
  not_asked: "fill-none stroke-line-strong",
};
const LEGEND = ["matched", "healed", "differing", "unreachable", "not_asked"] as const;

/** Each run as a column of one height: what matched is calm, what did not stands on top of it. The table below says the same. */
export function HistoryChart({ runs }: { runs: readonly SelfCheck[] }) {
  const t = useTranslations("health.history");
  const hatch = useId();
  const columns = historyPlot(runs, WIDTH);
  const used = new Set(columns.flatMap(({ parts }) => parts.map(({ kind }) => kind)));
  const [newest, oldest] = [runs[0], runs.at(-1)];
  if (newest === undefined || oldest === undefined) return null;
  const whole = runs.filter(({ total, matched }) => total === matched).length;
  return (
    <figure className="mb-5">
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        role="img"
        aria-label={t("chart", { count: runs.length, whole })}
        preserveAspectRatio="xMaxYMid slice"
        className="h-27 w-full"
      >
        <Hatch id={hatch} />
        {columns.map(({ id, x, width, parts }) =>
          parts.map((part) => <Bar key={`${id} ${part.kind}`} part={part} x={x} width={width} hatch={hatch} />),
        )}
        <path d={`M0 ${String(HEIGHT - 7.5)}H${String(WIDTH)}`} className="stroke-line-strong" />
      </svg>
      <figcaption className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted">
        {LEGEND.filter((kind) => used.has(kind)).map((kind) => (
          <span key={kind} className="inline-flex items-center gap-1.5">
            <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2.5">
              <Bar part={{ kind, y: 0, height: 10 }} x={0} width={10} hatch={hatch} />
            </svg>
            {t(`legend.${kind}`)}
          </span>
        ))}
        <span className="ml-auto">
          {t.rich("from", {
            from: () => <Time at={oldest.startedAt} format="dayTime" />,
            to: () => <Time at={newest.startedAt} format="dayTime" />,
          })}
        </span>
      </figcaption>
    </figure>
  );
}

function Bar({ part, x, width, hatch }: { part: PlotPart; x: number; width: number; hatch: string }) {
  const { kind, y, height } = part;
  if (kind === "unreachable") return <rect x={x} y={y} width={width} height={height} rx="2" fill={`url(#${hatch})`} />;
  if (kind !== "not_asked") return <rect x={x} y={y} width={width} height={height} rx="2" className={FILLS[kind]} />;
  return (
    <rect
      x={x + 0.5}
      y={y + 0.5}
      width={width - 1}
      height={Math.max(0.5, height - 1)}
      rx="2"
      strokeDasharray="2 2"
      className={FILLS.not_asked}
    />
  );
}
