"use client";

import { useTranslations } from "use-intl";
import { type SelfCheck, VERDICTS, type Verdict } from "@/lib/health/self-check";
import { cn } from "../ui/cn";

/** A colour only where there is something to see. */
const COLOURS: Record<Verdict, string> = {
  matched: "text-strong",
  healed: "text-warning",
  differing: "text-danger",
  unreachable: "text-unknown",
};

/** How many of each, and what each means. */
export function Tally({ run, className }: { run: SelfCheck; className?: string }) {
  const t = useTranslations("health.tally");
  const cells = [
    ...VERDICTS.map((verdict) => ({ key: verdict, count: run[verdict], colour: COLOURS[verdict] })),
    { key: "withoutId" as const, count: run.withoutId, colour: "text-strong" },
  ];
  return (
    <dl className={cn("grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-5", className)}>
      {cells.map(({ key, count, colour }) => (
        <div key={key} className="min-w-0 border-t pt-2">
          <dt className="text-xs text-muted">{t(`${key}.name`)}</dt>
          <dd>
            <span className={cn("text-xl tabular-nums", count === 0 ? "text-muted" : colour)}>
              {t("count", { count })}
            </span>
            <span className="block text-xs text-pretty text-muted">{t(`${key}.means`)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
