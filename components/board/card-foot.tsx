"use client";

import { useTranslations } from "use-intl";
import { type Hold, isFree } from "@/lib/transactions/hold";
import { MethodMark, methodOfBrand } from "../money/method-mark";
import { StateBadge } from "../transactions/state-badge";
import { StateGlyph } from "../transactions/state-glyph";
import { cn } from "../ui/cn";
import { Ring } from "../ui/ring";
import { Time } from "../ui/time";
import { useBoardWords } from "./words";

/** The last line of a card: how it stands in time, and the card the money is held on. */
export function CardFoot({ hold, now }: { hold: Hold; now: number }) {
  return (
    <div className="flex items-center justify-between gap-2 text-xs">
      <span className="inline-flex min-w-0 items-center gap-1.75 whitespace-nowrap text-muted">
        <Standing hold={hold} now={now} />
      </span>
      <CardMark card={hold.card} />
    </div>
  );
}

function Standing({ hold, now }: { hold: Hold; now: number }) {
  const t = useTranslations("board.card");
  const words = useBoardWords();
  if (hold.state === "sending") {
    const { call } = hold;
    return (
      <>
        <StateBadge state="sending" size="xs" />
        {call ? (
          <span className="truncate">
            {t(`sending.${call.kind}`, { time: words.moment(call.askedAt, now, "clock") })}
          </span>
        ) : null}
      </>
    );
  }
  if (!isFree(hold)) return <StateBadge state={hold.state} size="xs" />;
  if (hold.state === "lapsed" || Date.parse(hold.deadline) <= now) return <Lapsed hold={hold} />;
  const read = words.timeLeft(hold, now);
  return (
    <>
      <Ring fraction={read.fraction} tone={read.pressure} />
      <b className={cn(read.pressure === "hot" && "text-danger", read.pressure === "warm" && "text-warning")}>
        {words.left(read)}
      </b>
      <span className="truncate">{words.deadline(hold.deadline, read)}</span>
    </>
  );
}

function Lapsed({ hold }: { hold: Hold }) {
  const t = useTranslations("board.card");
  return (
    <>
      <StateGlyph state="lapsed" className="text-warning" />
      <b className="text-warning">{t("passed")}</b>
      <Time at={hold.deadline} format="dayTime" className="truncate" />
    </>
  );
}

/** Brand and last four, as banks print them. */
export function CardMark({ card }: { card: Hold["card"] }) {
  const t = useTranslations("board.card");
  if (card === null) return <span className="text-muted">{t("noCard")}</span>;
  return (
    <span className="inline-flex flex-none items-center gap-1.75 align-middle whitespace-nowrap text-muted">
      <MethodMark method={methodOfBrand(card.brand)} />
      <span aria-hidden="true">••{card.last4}</span>
      <span className="sr-only">{t("card", { brand: card.brand, last4: card.last4 })}</span>
    </span>
  );
}
