"use client";

import { Lock } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { type Hold, hasNews, isFree } from "@/lib/transactions/hold";
import { Amount } from "../money/amount";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { cn } from "../ui/cn";
import { apart } from "../ui/later";
import type { AskKind, BoardRights } from "./asks";
import { CardFoot } from "./card-foot";
import { CardMenu, ON_APPROACH } from "./card-menu";
import { useBoardWords } from "./words";

// Fetched before there is any: what it tells of may be that nothing can be fetched.
const CardNews = apart(() => import("./card-news"), "soon");

export type CardCommands = {
  toggle: (id: string) => void;
  ask: (kind: AskKind, id: string) => void;
  takeBack: (hold: Hold) => void;
};

type HoldCardProps = {
  hold: Hold;
  now: number;
  selected: boolean;
  /** The one card of the board that is in the tab order. */
  current: boolean;
  /** It is being dragged: what stays behind is a dashed ghost. */
  ghost: boolean;
  rights: BoardRights;
  commands: CardCommands;
};

/** A hold in its lane. Locked while a call about it is under way or in doubt; what is not known is plum. */
export const HoldCard = memo(function HoldCard(props: HoldCardProps) {
  const { hold, now, selected, current, ghost, rights, commands } = props;
  const free = isFree(hold);
  const doubt = hold.state === "unknown";
  return (
    <li
      data-hold={hold.id}
      data-draggable={free && rights.capture ? "" : undefined}
      aria-hidden={ghost || undefined}
      className={cn(
        "group/card relative mb-2.5 rounded-md p-3 pb-2.5 [-webkit-touch-callout:none]",
        "has-[[data-card-focus]:focus-visible]:outline-2 has-[[data-card-focus]:focus-visible]:outline-offset-2 has-[[data-card-focus]:focus-visible]:outline-focus",
        free && rights.capture && "cursor-grab select-none",
        ghost
          ? "border border-dashed border-line-strong p-[calc(0.75rem-1px)]! pb-[calc(0.625rem-1px)]! *:opacity-38"
          : GROUND,
        !ghost &&
          (doubt
            ? "bg-unknown-soft shadow-[inset_2px_0_var(--color-unknown),var(--shadow-raised)]"
            : selected
              ? SELECTED
              : RAISED),
      )}
    >
      <CardFace
        hold={hold}
        now={now}
        corner={
          <>
            <AskCapture {...props} />
            <CardMenu hold={hold} rights={rights} onAsk={commands.ask} current={current && !ghost} />
            <Corner {...props} />
          </>
        }
        linkFocus={{ tabIndex: current && !ghost ? 0 : -1, isTarget: !free || !rights.capture }}
      />
      {hasNews(hold) ? <CardNews hold={hold} now={now} onTakeBack={rights.release ? commands.takeBack : null} /> : null}
    </li>
  );
});

/** The plain way beside dragging and the keys; like them it asks once more. */
function AskCapture({ hold, current, ghost, rights, commands }: HoldCardProps) {
  const t = useTranslations("board.card");
  const words = useBoardWords();
  if (!isFree(hold) || !rights.capture) return null;
  return (
    <Button
      size="sm"
      tabIndex={current && !ghost ? 0 : -1}
      onClick={() => commands.ask("capture", hold.id)}
      aria-label={t("captureThis", { amount: words.money(hold.amountMinor), contact: hold.contactName })}
      className={cn("-my-1", ON_APPROACH)}
    >
      {t("capture")}
    </Button>
  );
}

const GROUND = "transition-shadow";
const RAISED = "bg-raised shadow-raised";
const SELECTED = "bg-selected shadow-[0_0_0_1.5px_var(--color-accent)]";

function Corner({ hold, now, selected, current, ghost, rights, commands }: HoldCardProps) {
  const t = useTranslations("board.card");
  const states = useTranslations("board.menu");
  const words = useBoardWords();
  if (!isFree(hold)) {
    return (
      <span
        className={cn(
          "grid size-4 place-items-center max-md:size-5.5",
          hold.state === "unknown" ? "text-unknown" : "text-muted",
        )}
      >
        <Lock className="size-3.5 stroke-2" />
        <span className="sr-only">{t("locked", { why: states("busy") })}</span>
      </span>
    );
  }
  if (!rights.capture) return null;
  const read = words.timeLeft(hold, now);
  const left = read.left === 0 ? t("passed") : t("left", { left: words.left(read) });
  return (
    <Checkbox
      data-card-focus=""
      checked={selected}
      onChange={() => commands.toggle(hold.id)}
      tabIndex={current && !ghost ? 0 : -1}
      aria-label={t("select", { amount: words.money(hold.amountMinor), contact: hold.contactName, left })}
      aria-keyshortcuts="Enter"
    />
  );
}

type CardFaceProps = {
  hold: Hold;
  now: number;
  corner: React.ReactNode;
  /** Null on the card under the pointer, which is a picture only. */
  linkFocus: { tabIndex: number; isTarget: boolean } | null;
};

/** What the card says, in order of use: amount, contact, what for, time left, card. */
export function CardFace({ hold, now, corner, linkFocus }: CardFaceProps) {
  const name = "block truncate py-0.5 font-medium text-strong";
  return (
    <>
      <div className="flex items-center justify-between gap-2 leading-5">
        <Amount
          minor={hold.amountMinor}
          currency={hold.currency}
          kind={hold.state === "unknown" ? "unknown" : "plain"}
          size="lg"
          className="font-semibold! leading-5!"
        />
        <span className="flex items-center gap-1.5">{corner}</span>
      </div>
      <div className="mt-1 mb-2 text-sm">
        {linkFocus === null ? (
          <span className={name}>{hold.contactName}</span>
        ) : (
          <Link
            href={`/transactions/${hold.id}` as Route}
            draggable={false}
            tabIndex={linkFocus.tabIndex}
            {...(linkFocus.isTarget ? { "data-card-focus": "" } : {})}
            className={cn(name, "outline-offset-0! hover:underline")}
          >
            {hold.contactName}
          </Link>
        )}
        <span className="block truncate text-xs text-muted">{hold.purpose}</span>
      </div>
      <CardFoot hold={hold} now={now} />
    </>
  );
}
