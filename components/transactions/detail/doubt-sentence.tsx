"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CONTRADICTIONS, type Contradiction, type FactKind } from "@/lib/transactions/facts";
import type { TimelineEntry } from "@/lib/transactions/timeline";
import { outcomeKey } from "./call-words";

const b = (text: ReactNode) => <b>{text}</b>;
const ref = (text: ReactNode) => <span className="mono font-medium text-strong wrap-anywhere">{text}</span>;

type DoubtKind = Extract<
  FactKind,
  | "adopted"
  | "confirmed"
  | "did_not_happen"
  | "still_unknown"
  | "contradiction"
  | "contradiction_settled"
  | "link_given"
>;

/** What a person found of a doubt, with the reason they typed; and what cannot be. */
export function DoubtSentence({ kind, entry, actor }: { kind: DoubtKind; entry: TimelineEntry; actor: string }) {
  const t = useTranslations("timeline");
  const { reason } = entry.data;
  return (
    <>
      {words()} {typeof reason === "string" && reason !== "" ? t("because", { reason }) : null}
    </>
  );

  function words(): ReactNode {
    const id = String(entry.data["jetpayId"] ?? "");
    switch (kind) {
      case "did_not_happen":
        return t.rich(`did_not_happen.${entry.data["again"] === true ? "again" : outcomeKey(entry.call)}`, {
          b,
          actor,
        });
      case "contradiction": {
        const other = String(entry.data["otherReference"] ?? "");
        return t.rich(`contradiction.${whyOf(entry.data["why"])}`, { b, ref, id, other });
      }
      default:
        return t.rich(kind, { b, ref, actor, id });
    }
  }
}

const whyOf = (why: unknown): Contradiction => CONTRADICTIONS.find((each) => each === why) ?? "second_id";
