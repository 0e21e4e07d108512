"use client";

import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import type { LatestFact } from "@/lib/overview/latest";
import { bucketOf } from "@/lib/transactions/transaction";
import { useDesk } from "../shell/desk-context";
import { useStateWord } from "../transactions/detail/state-word";
import { useFailureWords } from "./use-failure-words";

const b = (text: ReactNode) => <b>{text}</b>;
const code = (text: ReactNode) => <span className="mono">{text}</span>;

const SAID = ["requested", "preauthorized", "initiated", "paid", "completed", "cancelled"] as const;

/** The last fact of a transaction as one sentence: who, verb, object. */
export function useLatestWords(): (fact: LatestFact) => ReactNode {
  const t = useTranslations("overview.latest");
  const locale = useLocale();
  const { person } = useDesk();
  const stateWord = useStateWord();
  const failureWords = useFailureWords();

  const actorOf = ({ actor }: LatestFact): string =>
    actor === null ? t("someone") : actor.id === person.id ? t("you") : actor.name;

  const saidWords = (fact: LatestFact, tags: { contact: string; amount: string }): ReactNode => {
    const state = fact.saidState ?? "";
    if (fact.late) return t.rich("said.late", { b, ...tags, state: stateWord(fact.of.state).toLowerCase() });
    if (state === "failed") {
      const reason = fact.failure === null ? "" : failureWords(fact.failure, tags.contact).why;
      return t.rich(reason === "" ? "said.failed" : "said.failedFor", { b, ...tags, reason });
    }
    const known = SAID.find((each) => each === state);
    return known === undefined
      ? t.rich("said.foreign", { b, code, ...tags, state })
      : t.rich(`said.${known}`, { b, ...tags });
  };

  return (fact) => {
    const { of, kind } = fact;
    const tags = {
      contact: of.contactName,
      amount: formatMoney({ minor: of.amountMinor, currency: of.currency }, locale, signOf(of)),
    };
    const call = callOf(fact);
    switch (kind) {
      case "asked":
        return t.rich(`asked.${call === "capture" || call === "cancel" ? call : of.flow}`, {
          b,
          ...tags,
          actor: actorOf(fact),
        });
      case "withdrawn":
        return t.rich("withdrawn", { b, ...tags, actor: actorOf(fact) });
      case "accepted":
        return t.rich(`accepted.${call}`, { b, ...tags });
      case "refused":
        return t.rich(
          `refused.${call === "capture" || call === "cancel" ? call : fact.declined ? "declined" : "create"}`,
          { b, ...tags },
        );
      case "not_sent":
      case "unanswered":
      case "deadline_passed":
        return t.rich(kind, { b, ...tags });
      case "adopted":
      case "confirmed":
      case "did_not_happen":
      case "still_unknown":
      case "contradiction_settled":
        return t.rich(kind, { b, ...tags, actor: actorOf(fact) });
      case "contradiction":
        return t.rich(kind, { b, ...tags });
      case "said":
        return saidWords(fact, tags);
      case "mail_failed":
      case "mail_unknown":
      case "mail_bounced":
      case "mail_delayed":
        return t.rich(kind, { b, to: fact.to ?? of.contactName });
      default:
        return t.rich(fact.kept ? "mail_kept" : "mail_sent", { b, to: fact.to ?? of.contactName });
    }
  };
}

function callOf({ call }: LatestFact): "capture" | "cancel" | "charge" | "preauthorize" | "create" {
  return call === null || call === "create_credit" || call === "create_debit" ? "create" : call;
}

/** With a sign where money moves or may have moved, as everywhere. */
function signOf(of: LatestFact["of"]): "in" | "out" | "none" {
  const bucket = bucketOf(of);
  if (bucket === "held" || bucket === "not_happened") return "none";
  return of.direction === "credit" ? "out" : "in";
}
