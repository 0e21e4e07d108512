"use client";

import type { Route } from "next";
import Link from "next/link";
import { memo } from "react";
import { useTranslations } from "use-intl";
import type { Hold } from "@/lib/transactions/hold";
import { isCaptured } from "@/lib/transactions/transaction";
import { Amount } from "../money/amount";
import { StateBadge } from "../transactions/state-badge";
import { Time } from "../ui/time";
import { CardMark } from "./card-foot";
import { howEnded } from "./how-ended";

/** A hold that is over: flat, because nothing more is done with it here. */
export const DoneCard = memo(function DoneCard({ hold, current }: { hold: Hold; current: boolean }) {
  const captured = isCaptured(hold.state);
  return (
    <li data-hold={hold.id} className="relative border-b py-2.5">
      <Amount minor={hold.amountMinor} currency={hold.currency} kind={captured ? "plain" : "void"} size="base" />
      <div className="mt-0.5 mb-1.5 text-sm">
        <Link
          href={`/transactions/${hold.id}` as Route}
          tabIndex={current ? 0 : -1}
          data-card-focus=""
          className="block truncate font-medium text-strong -outline-offset-2! hover:underline"
        >
          {hold.contactName}
        </Link>
        <span className="block truncate text-xs text-muted">
          <How hold={hold} />
        </span>
      </div>
      <div className="flex items-center justify-between gap-2 text-xs">
        <span className="inline-flex min-w-0 items-center gap-1.75 text-muted">
          <span className="font-medium">
            <StateBadge state={hold.state} size="xs" flush />
          </span>
          <Time at={captured ? (hold.capturedAt ?? hold.stateSince) : hold.stateSince} />
        </span>
        <CardMark card={hold.card} />
      </div>
    </li>
  );
});

/** By whom, or why. */
function How({ hold }: { hold: Hold }) {
  const t = useTranslations("board");
  const end = howEnded(hold);
  switch (end.is) {
    case "capturedBy":
      return t("card.capturedBy", { name: end.by ?? t("card.jetdesk") });
    case "releasedBy":
      return t("card.releasedBy", { name: end.by });
    case "failed":
      return end.said ?? t("ended.failed");
    case "capturedElsewhere":
      return t("card.capturedElsewhere");
    default:
      return t(`ended.${end.is}`);
  }
}
