"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { dayKey } from "@/lib/i18n/format";
import type { AwaitedStep } from "@/lib/transactions/awaited";
import type { TransactionDetail } from "@/lib/transactions/detail";
import { Time } from "../../ui/time";
import { StateGlyph } from "../state-glyph";
import { SourceMark } from "./source-mark";
import { useStateWord } from "./state-word";

/** What comes next, hollow: by when, how sure, and what we do if it does not come. */
export default function AwaitedEntry({ step, of }: { step: AwaitedStep; of: TransactionDetail }) {
  const t = useTranslations("timeline.awaited");
  const stateWord = useStateWord();
  const contact = of.contact.name;
  const reference = of.doubts.at(-1)?.reference ?? of.reference;
  const doubt = step.key === "evidence" || step.key === "look";
  return (
    <li className="timeline-entry" data-tone="awaited" data-doubt={doubt || undefined}>
      <Due step={step} />
      <div className="timeline-node" />
      <div className="timeline-fact min-w-0">
        <p className="text-normal text-pretty">
          <b>{t("word", { what: t(`what.${step.key}`, { contact, reference }) })}</b> {t(`meanwhile.${step.key}`)}
        </p>
        <p className="mt-0.5 text-xs text-pretty text-muted">
          {step.usually === null ? null : <>{t("sureOf", { count: step.usually.of })} </>}
          <Otherwise step={step} />
        </p>
      </div>
      <div className="timeline-after flex h-5.5 items-center max-md:mt-0.5 max-md:h-4.5">
        {step.to === null ? null : (
          <span className="inline-flex items-center gap-1.75 text-sm whitespace-nowrap text-muted max-md:text-xs">
            <StateGlyph state="draft" />
            {stateWord(step.to)}
          </span>
        )}
      </div>
      <div className="timeline-source">
        <SourceMark source="expected" />
      </div>
    </li>
  );
}

const BY: Partial<Record<AwaitedStep["key"], "answerBy" | "leaves">> = { answer: "answerBy", leave: "leaves" };

/** By when it is due, as far as that is known: the day on the first line, its time with what kind of day it is on the second. */
function Due({ step }: { step: AwaitedStep }) {
  const t = useTranslations("timeline.awaited");
  const isToday = useIsToday();
  const due = step.by ?? step.usually?.at ?? null;
  const kind = step.by !== null ? t(BY[step.key] ?? "deadline") : t(due === null ? "open" : "usually");
  const today = due !== null && isToday(due);
  return (
    <div className="timeline-when text-right text-sm leading-5.5 text-normal max-md:mt-0.5 max-md:flex max-md:gap-2 max-md:text-left max-md:text-xs max-md:leading-4.5 max-md:text-muted">
      {due === null ? null : (
        <span className="whitespace-nowrap">
          {t.rich("by", { time: () => <Time at={due} format={today ? "time" : "day"} /> })}
        </span>
      )}
      <span className="block text-xs text-muted max-md:inline">
        {due === null || today ? null : (
          <>
            <Time at={due} format="clock" />,{" "}
          </>
        )}
        {kind}
      </span>
    </div>
  );
}

function Otherwise({ step }: { step: AwaitedStep }): ReactNode {
  const t = useTranslations("timeline.awaited");
  const moment = useMoment();
  if (step.key === "leave") return null;
  if (step.key === "reach") return t("elseReach");
  if (step.key === "answer") return t("elseAnswer");
  if (step.key === "look") return t("elseLook");
  const { askedAt } = step;
  return askedAt === null ? null : t.rich("else", { time: () => moment(askedAt) });
}

/** The time alone on this very day, with its day on any other. */
function useMoment(): (at: string) => ReactNode {
  const isToday = useIsToday();
  return (at) => <Time at={at} format={isToday(at) ? "time" : "dayTime"} />;
}

function useIsToday(): (at: string) => boolean {
  const { zone } = useDesk();
  return (at) => dayKey(new Date(at), zone) === dayKey(new Date(), zone);
}
