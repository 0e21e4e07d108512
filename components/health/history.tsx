"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SelfCheck } from "@/lib/health/self-check";
import { Button } from "../ui/button";
import { HistoryChart } from "./history-chart";
import { HistoryTable } from "./history-table";

/** As many runs as are listed before all are asked for. */
const FEW = 8;

/** What the runs came to: a picture of the last day and a half, and the same in figures. */
export function History({ runs }: { runs: readonly SelfCheck[] }) {
  const t = useTranslations("health.history");
  const [all, setAll] = useState(false);
  return (
    <>
      <HistoryChart runs={runs} />
      <HistoryTable runs={all ? runs : runs.slice(0, FEW)} />
      {all || runs.length <= FEW ? null : (
        <Button size="sm" className="mt-3" onClick={() => setAll(true)}>
          {t("showAll", { count: runs.length })}
        </Button>
      )}
    </>
  );
}
