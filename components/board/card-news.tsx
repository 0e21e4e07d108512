"use client";

import { useTranslations } from "use-intl";
import { type Hold, mayTakeBack } from "@/lib/transactions/hold";
import { Button } from "../ui/button";
import { useBoardWords } from "./words";

type CardNewsProps = { hold: Hold; now: number; onTakeBack: ((hold: Hold) => void) | null };

/** Below a card of which there is news (lib/transactions/hold.ts). */
export default function CardNews({ hold, now, onTakeBack }: CardNewsProps) {
  const t = useTranslations("board.card");
  const words = useBoardWords();
  const { call } = hold;
  if (call === null) return null;
  if (hold.state === "unknown") {
    const next = hold.nextCheckAt;
    return (
      <p className={`${LINE} text-unknown`}>
        {t(`unknown.${call.kind}`)}{" "}
        <span className="text-muted">
          {next === null
            ? t("nothingToAskBy")
            : Date.parse(next) <= now
              ? t("lookAtOnce")
              : t("lookAgain", { time: words.clock(next, "time") })}
        </span>
      </p>
    );
  }
  if (mayTakeBack(hold)) {
    return (
      <div className={`${LINE} text-muted`}>
        <p>{t("notReached")}</p>
        {onTakeBack ? (
          <Button size="sm" className="mt-2" onClick={() => onTakeBack(hold)}>
            {t("takeBack")}
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <p className={`${LINE} text-danger`}>
      {t(`refused.${call.kind}`, { time: words.moment(call.answeredAt ?? call.askedAt, now) })}
      {call.message ? <span className="text-muted"> {t("said", { message: call.message })}</span> : null}
    </p>
  );
}

const LINE = "mt-2.5 border-t pt-2 text-xs text-pretty wrap-anywhere";
