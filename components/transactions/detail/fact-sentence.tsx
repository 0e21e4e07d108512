"use client";

import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import type { TransactionDetail } from "@/lib/transactions/detail";
import { isCreating, type TransactionCall } from "@/lib/transactions/facts";
import type { TimelineEntry } from "@/lib/transactions/timeline";
import { isKnownState } from "@/lib/transactions/transaction";
import { outcomeKey } from "./call-words";
import { DoubtSentence } from "./doubt-sentence";
import { useStateWord } from "./state-word";

const b = (text: ReactNode) => <b>{text}</b>;
const ref = (text: ReactNode) => <span className="mono font-medium text-strong">{text}</span>;

/** One sentence per fact: who, verb, object; past tense, no codes. What follows from it stands behind it. */
export function FactSentence({ entry, of }: { entry: TimelineEntry; of: TransactionDetail }) {
  const t = useTranslations("timeline");
  const words = useWords(entry, of);
  const stateWord = useStateWord();
  return (
    <>
      {words}
      {entry.heardAfter === null || entry.asHeard.moved ? null : (
        <> {t.rich("overtaken", { b, state: stateWord(entry.heardAfter).toLowerCase() })}</>
      )}
      {entry.proof === null ? null : <> {t.rich("byReference", { ref, reference: entry.proof })}</>}
      {entry.resolves ? <> {t(entry.source === "webhook" ? "resolvedSent" : "resolved")}</> : null}
    </>
  );
}

function useWords(entry: TimelineEntry, of: TransactionDetail): ReactNode {
  const t = useTranslations("timeline");
  const stateWord = useStateWord();
  const locale = useLocale();
  const actor = entry.actor ?? t("system");
  const amount = formatMoney({ minor: of.amountMinor, currency: of.currency }, locale);
  const { message, reason, to, againOf, againReason } = entry.data;
  switch (entry.kind) {
    case "asked":
      return (
        <>
          {t.rich(`asked.${askedKey(entry, of)}`, { b, actor, amount, contact: of.contact.name })}
          {typeof againReason !== "string" ? null : (
            <> {t.rich("asked.again", { ref, references: String(againOf), reason: againReason })}</>
          )}
        </>
      );
    case "withdrawn":
      return t.rich(`withdrawn.${withdrawnKey(entry)}`, { b, actor });
    case "sent":
      return t.rich(`sent.${sentKey(entry.call)}`, {
        ref,
        // A call sent in place of another has one of its own.
        reference: String(entry.data["reference"] ?? of.reference),
      });
    case "not_sent":
      return t.rich(reason === "rate_limited" ? "not_sent.rate_limited" : "not_sent.unreachable", { b });
    case "accepted":
      return t.rich(`accepted.${acceptedKey(entry, of)}`, { b });
    case "refused":
      return (
        <>
          {t.rich(
            `refused.${entry.data["declined"] === true && isCreating(entry.call) ? "declined" : outcomeKey(entry.call)}`,
            { b },
          )}
          {typeof message === "string" && message !== "" ? <> {t("itsWords", { message })}</> : null}
        </>
      );
    case "unanswered":
      return (
        <>
          {t.rich(`unanswered.${doubtKey(reason)}`, { b })} {t(`unanswered.${outcomeKey(entry.call)}`)}
        </>
      );
    case "said":
      return entry.source === "status_check" ? checkedWords() : saidWords();
    case "adopted":
    case "confirmed":
    case "did_not_happen":
    case "still_unknown":
    case "contradiction":
    case "contradiction_settled":
    case "link_given":
      return <DoubtSentence kind={entry.kind} entry={entry} actor={actor} />;
    case "alerted": {
      const { hours, mails } = entry.data;
      return t.rich("alerted", { b, hours: Number(hours), count: Number(mails) });
    }
    case "deadline_passed":
      return t.rich("deadline", { b });
    default:
      return t.rich(`mail.${mailKey(entry.kind, entry.data)}`, {
        ...{ b, actor, to: String(to ?? "") },
        what: String(entry.data["kind"] ?? ""),
      });
  }

  function checkedWords(): ReactNode {
    const state = stateWord(entry.saidState ?? "").toLowerCase();
    if (entry.data["settles"] !== undefined) return t.rich("checked.settles", { b, state });
    const { matches, says } = entry.data;
    const key = matches === true ? "matches" : says === "undecided" || says === "contrary" ? says : "differs";
    if (entry.actor === null) return t.rich(`checked.${key}`, { b, state });
    return t.rich(`checked.${key}By`, { b, state, actor });
  }

  function saidWords(): ReactNode {
    const state = entry.saidState ?? "";
    const contact = of.contact.name;
    if (state === "paid") return t.rich(of.direction === "credit" ? "said.paidOut" : "said.paidIn", { b, contact });
    if (isSaid(state)) return t.rich(`said.${state}`, { b });
    return t.rich("said.foreign", { ref, word: state });
  }
}

type MailKind =
  | "mail_queued"
  | "mail_sent"
  | "mail_failed"
  | "mail_unknown"
  | "mail_withdrawn"
  | "mail_bounced"
  | "mail_delayed";

function mailKey(kind: MailKind, data: TimelineEntry["data"]) {
  if (data["kept"] === true) return "mail_kept";
  if (data["because"] === "needless") return "paper_withdrawn";
  if (kind !== "mail_withdrawn" || data["reminder"] !== true) return kind;
  if (data["because"] === "bounced") return "reminder_bounced";
  if (data["because"] === "overtaken") return "reminder_overtaken";
  return data["because"] === "person" ? "reminder_cancelled" : "reminder_needless";
}

const SAID = ["requested", "preauthorized", "initiated", "completed", "failed", "cancelled"] as const;
const isSaid = (state: string): state is (typeof SAID)[number] =>
  isKnownState(state) && SAID.some((each) => each === state);

const DOUBTS = [
  "timeout",
  "connection_lost",
  "server_error",
  "unreadable",
  "amount_mismatch",
  "redirect",
  "of_another",
] as const;
const doubtKey = (reason: unknown): (typeof DOUBTS)[number] =>
  DOUBTS.find((each) => each === reason) ?? "connection_lost";

function sentKey(call: TransactionCall | null): "note" | "statement" | "capture" | "cancel" {
  if (call === "capture" || call === "cancel") return call;
  return call === "preauthorize" ? "statement" : "note";
}

function askedKey({ call, data }: TimelineEntry, of: TransactionDetail) {
  if (data["again"] === true) return "instead";
  if (call === "capture") return "capture";
  if (call === "cancel") return of.flow === "authorization" ? "release" : "cancel";
  return of.flow;
}

function acceptedKey({ call, saidState }: TimelineEntry, of: TransactionDetail) {
  // An answer that says nothing of this transaction's state names another one.
  if (isCreating(call) && saidState === null) return "other";
  if (call === "charge" || call === "preauthorize" || call === "capture" || call === "cancel") return call;
  return of.flow === "payout" ? "create" : "link";
}

const withdrawnKey = ({ data }: TimelineEntry): "needless" | "otherAmount" | "person" =>
  data["needless"] === true ? "needless" : data["otherAmount"] === true ? "otherAmount" : "person";
