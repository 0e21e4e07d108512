"use client";

import { useTranslations } from "use-intl";
import type { Hold } from "@/lib/transactions/hold";
import { BulkBar } from "../ui/bulk-bar";
import { Button } from "../ui/button";
import type { AskKind, BoardRights } from "./asks";
import { useBoardWords } from "./words";

type BoardBulkProps = {
  selected: readonly Hold[];
  now: number;
  rights: BoardRights;
  aboveSum: boolean;
  onAsk: (kind: AskKind) => void;
  onClear: () => void;
};

/** What can be done with the selected: how many, how pressing, and the one jet button of the page with the sum on it. */
export default function BoardBulk({ selected, now, rights, aboveSum, onAsk, onClear }: BoardBulkProps) {
  const t = useTranslations("board.bulk");
  const { money, left, timeLeft } = useBoardWords();
  const reads = selected.map((hold) => timeLeft(hold, now)).sort((a, b) => a.left - b.left);
  const first = reads[0];
  if (first === undefined) return null;
  const lapsed = reads.filter((read) => read.left === 0).length;
  const count = selected.length;
  const sum = money(selected.reduce((total, hold) => total + hold.amountMinor, 0));
  return (
    <BulkBar
      aboveSum={aboveSum}
      onClear={onClear}
      actions={
        <>
          {rights.release ? (
            <Button variant="quiet" size="sm" className="max-md:hidden" onClick={() => onAsk("release")}>
              {t("release", { count })}
            </Button>
          ) : null}
          <Button variant="primary" onClick={() => onAsk("capture")}>
            {t("capture", { count, sum })}
          </Button>
        </>
      }
    >
      <b>{t("selected", { count })}</b>{" "}
      <span className="text-muted max-md:hidden">
        {lapsed > 0 ? t("firstLapsed", { count: lapsed }) : t("first", { left: left(first) })}
      </span>
    </BulkBar>
  );
}
