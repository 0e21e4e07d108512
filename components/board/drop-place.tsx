"use client";

import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";
import type { Hold } from "@/lib/transactions/hold";
import { cn } from "../ui/cn";
import type { Drag } from "./use-drag";
import { useBoardWords } from "./words";

type DropPlaceProps = { drag: Drag; dragged: readonly Hold[] };

/** Where a dragged card can be dropped: it names what will be asked. In its lane, and at the screen's edge when the lane is not in sight. */
export default function DropPlace({ drag, dragged }: DropPlaceProps) {
  const place = (
    <div
      aria-hidden="true"
      {...(drag.docked ? { "data-drop": "" } : {})}
      className={cn(
        "rounded-md border-[1.5px] border-dashed p-3.5 font-medium text-accent",
        drag.docked
          ? "fixed inset-x-3 bottom-20 z-25 shadow-float md:bottom-5 md:left-[calc(var(--spacing-rail)+0.75rem)]"
          : "sticky top-[calc(var(--spacing-band)+var(--spacing-bar)+1rem)] z-2 mb-2.5 min-h-38",
        // With a ground: it stays in sight over the cards of its lane.
        drag.over ? "border-accent bg-accent-soft" : "border-line-strong bg-raised",
      )}
    >
      <What dragged={dragged} />
    </div>
  );
  return drag.docked ? createPortal(place, document.body) : place;
}

function What({ dragged }: { dragged: readonly Hold[] }) {
  const t = useTranslations("board.drag");
  const { money } = useBoardWords();
  const amount = money(dragged.reduce((sum, hold) => sum + hold.amountMinor, 0));
  return (
    <>
      {dragged.length === 1 ? t("one", { amount }) : t("many", { count: dragged.length, amount })}
      <small className="mt-0.5 block max-w-52 text-xs font-normal text-muted text-pretty">{t("asks")}</small>
    </>
  );
}
