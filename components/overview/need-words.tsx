"use client";

import { Ban, Inbox, Mail, Timer, TriangleAlert, Unplug, Webhook } from "lucide-react";
import type { Route } from "next";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Named, Need } from "@/lib/overview/needs";
import { allows } from "@/lib/permissions";
import { useBoardWords } from "../board/words";
import { useDesk } from "../shell/desk-context";
import { StateGlyph } from "../transactions/state-glyph";
import type { NeedWords } from "./need-row";
import { useFailureWords } from "./use-failure-words";

const b = (text: ReactNode) => <b>{text}</b>;
const pageOf = (of: Named) => `/transactions/${of.id}` as Route;
const wayOf = (of: Named): "in" | "out" => (of.direction === "credit" ? "out" : "in");
const NEEDS_ME = "/transactions?view=needs_me" as Route;
const WEBHOOKS = "/settings/webhooks" as Route;

type Of<K extends Need["kind"]> = Extract<Need, { kind: K }>;
type Writers = { [K in Need["kind"]]: (need: Of<K>) => NeedWords };

/** Puts one thing that waits into words: what it is, what is being done about it, and where it is seen to. */
export function useNeedWords(now: number): (need: Need) => NeedWords {
  const t = useTranslations("overview.needs");
  const { person } = useDesk();
  const { money, moment, left, clock } = useBoardWords();
  const failureWords = useFailureWords();
  const at = (iso: string) => moment(iso, now);
  const forAdministrators = (href: Route, label: string): NeedWords["action"] =>
    allows(person.role, "settings.read") ? { href, label } : { who: t("administrator") };

  const writers: Writers = {
    unknown: ({ of, call, at: since, nextCheckAt }) => {
      const what = call === "capture" || call === "cancel" ? call : "create";
      const next =
        nextCheckAt === null
          ? t("unknown.look")
          : Date.parse(nextCheckAt) <= now
            ? t("unknown.now")
            : t("unknown.next", { time: at(nextCheckAt) });
      return {
        tone: "doubt",
        icon: <StateGlyph state="unknown" />,
        title: t.rich(`unknown.${what}`, { b, flow: of.flow, contact: withoutDot(of.contactName) }),
        detail: `${t("unknown.since", { time: at(since) })} ${next}`,
        amount: { minor: of.amountMinor, currency: of.currency, kind: "unknown", direction: wayOf(of) },
        action: { href: pageOf(of), label: t(nextCheckAt === null ? "unknown.lookAt" : "unknown.watch") },
      };
    },
    contradiction: ({ of, why, at: when }) => ({
      tone: "bad",
      icon: <TriangleAlert />,
      title: t.rich(`contradiction.${why}`, { b, flow: of.flow, contact: withoutDot(of.contactName) }),
      detail: t("contradiction.detail", { time: at(when) }),
      // Whether a hold was captured is among what is not certain: it is not told as money that came in.
      amount: {
        minor: of.amountMinor,
        currency: of.currency,
        kind: of.flow === "authorization" ? "held" : wayOf(of),
        direction: wayOf(of),
      },
      action: { href: pageOf(of), label: t("contradiction.action") },
    }),
    more_contradictions: ({ count }) => ({
      tone: "bad",
      icon: <TriangleAlert />,
      title: t.rich("moreContradictions.title", { b, count }),
      detail: t("moreContradictions.detail", { count }),
      amount: null,
      action: { href: NEEDS_ME, label: t("moreContradictions.action") },
    }),
    not_ours: ({ count }) => ({
      tone: "plain",
      icon: <Inbox />,
      title: t.rich("notOurs.title", { b, count }),
      detail: t("notOurs.detail", { count }),
      amount: null,
      action: { href: "/transactions/not-ours" as Route, label: t("notOurs.action", { count }) },
    }),
    more_unknown: ({ count }) => ({
      tone: "doubt",
      icon: <StateGlyph state="unknown" />,
      title: t.rich("moreUnknown.title", { b, count }),
      detail: t("moreUnknown.detail"),
      amount: null,
      action: { href: "/transactions?state=unknown" as Route, label: t("moreUnknown.action") },
    }),
    unknown_contact: ({ contactId, contactName, what, count }) => ({
      tone: "doubt",
      icon: <StateGlyph state="unknown" />,
      title: t.rich(`unknownContact.${what}`, { b, contact: withoutDot(contactName) }),
      detail: t("unknownContact.detail", { count }),
      amount: null,
      action: { href: `/contacts/${contactId}` as Route, label: t("unknownContact.action") },
    }),
    holds: ({ when, count, minor, currency, firstDeadline, firstContact, near }) => {
      const away = Date.parse(firstDeadline) - now;
      const may = allows(person.role, "authorizations.capture");
      return {
        tone: when === "today" || near ? "bad" : "warn",
        icon: <Timer />,
        title: t.rich(`holds.${away > 0 ? when : "passed"}`, {
          b,
          count,
          contact: withoutDot(firstContact),
          left: left({ left: Math.max(0, away), fraction: 0, pressure: "hot", isToday: true, isThisWeek: true }),
        }),
        detail: t("holds.detail", { time: clock(firstDeadline, when === "today" ? "clock" : "weekdayClock") }),
        amount: { minor, currency, kind: "held" },
        action:
          when === "today" && may
            ? {
                href: "/authorizations?capture=today" as Route,
                label: t("holds.capture", { count, sum: money(minor) }),
                primary: true,
              }
            : { href: "/authorizations", label: t("holds.look", { count }) },
      };
    },
    queued: ({ count, since, contactName }) => ({
      tone: "warn",
      icon: <Unplug />,
      title: t.rich("queued.title", { b, count, contact: contactName === null ? "none" : withoutDot(contactName) }),
      detail: t("queued.detail", { time: at(since) }),
      amount: null,
      action: { href: "/transactions?state=sending" as Route, label: t("queued.action", { count }) },
    }),
    failed: ({ of, failure }) => {
      const words = failureWords(failure, of.contactName);
      const { said } = failure;
      return {
        tone: "bad",
        icon: <StateGlyph state="failed" />,
        title: (
          <>
            {t.rich("failed.title", { b, flow: of.flow, contact: of.contactName })} {words.why}
          </>
        ),
        detail:
          words.step ?? (said ? t("failed.said", { said }) : t(said === null ? "failed.notYet" : "failed.unsaid")),
        amount: { minor: of.amountMinor, currency: of.currency, kind: "void", direction: wayOf(of) },
        action: { href: pageOf(of), label: t("failed.action") },
      };
    },
    more_failed: ({ count }) => ({
      tone: "bad",
      icon: <StateGlyph state="failed" />,
      title: t.rich("moreFailed.title", { b, count }),
      detail: t("moreFailed.detail"),
      amount: null,
      action: { href: "/transactions?state=failed" as Route, label: t("moreFailed.action") },
    }),
    refused: ({ of, at: when, call, message }) => ({
      tone: "bad",
      icon: <Ban />,
      title: t.rich(`refused.${call}`, { b, flow: of.flow, contact: withoutDot(of.contactName) }),
      detail: message ? t("refused.said", { time: at(when), message }) : t("refused.unsaid", { time: at(when) }),
      amount: { minor: of.amountMinor, currency: of.currency, kind: of.flow === "authorization" ? "held" : wayOf(of) },
      action: { href: pageOf(of), label: t("refused.action") },
    }),
    more_refused: ({ count }) => ({
      tone: "bad",
      icon: <Ban />,
      title: t.rich("moreRefused.title", { b, count }),
      detail: t("moreRefused.detail"),
      amount: null,
      action: { href: NEEDS_ME, label: t("moreRefused.action") },
    }),
    lapsed: ({ count, minor, currency, contactName, at: when }) => ({
      tone: "warn",
      icon: <StateGlyph state="lapsed" />,
      title: t.rich("lapsed.title", { b, count, time: at(when), contact: withoutDot(contactName) }),
      detail: t("lapsed.detail"),
      amount: { minor, currency, kind: "void" },
      action: { href: "/authorizations", label: t("lapsed.action", { count }) },
    }),
    set_aside: ({ count }) => ({
      tone: "warn",
      icon: <Inbox />,
      title: t.rich("setAside.title", { b, count }),
      detail: t("setAside.detail", { count }),
      amount: null,
      action: forAdministrators(WEBHOOKS, t("setAside.action")),
    }),
    mail: ({ of, to, state, at: when, answer }) => ({
      tone: state === "unknown" ? "doubt" : "bad",
      icon: <Mail />,
      title: t.rich(`mail.${state}`, { b, to, contact: withoutDot(of.contactName) }),
      detail:
        state === "unknown"
          ? t("mail.notAgain", { time: at(when) })
          : answer
            ? t("mail.said", { time: at(when), answer })
            : t("mail.unsaid", { time: at(when) }),
      amount: { minor: of.amountMinor, currency: of.currency, kind: wayOf(of) },
      action: { href: pageOf(of), label: t("mail.action") },
    }),
    more_mails: ({ count }) => ({
      tone: "bad",
      icon: <Mail />,
      title: t.rich("moreMails.title", { b, count }),
      detail: t("moreMails.detail"),
      amount: null,
      action: { href: "/links" as Route, label: t("moreMails.action") },
    }),
    stopped: ({ state, since }) => ({
      tone: "bad",
      icon: <Unplug />,
      title: t.rich(`stopped.${state === "failed" || state === "backing_off" ? state : "silent"}`, { b }),
      detail: since === null ? t("stopped.never") : t("stopped.detail", { time: at(since) }),
      amount: null,
      action: forAdministrators(WEBHOOKS, t("stopped.action")),
    }),
    unproven: ({ since }) => ({
      tone: "warn",
      icon: <Webhook />,
      title: t.rich("unproven.title", { b }),
      detail: since === null ? t("unproven.never") : t("unproven.detail", { time: at(since) }),
      amount: null,
      action: forAdministrators(WEBHOOKS, t("unproven.action")),
    }),
    unregistered: () => ({
      tone: "warn",
      icon: <Webhook />,
      title: t.rich("unregistered.title", { b }),
      detail: t("unregistered.detail"),
      amount: null,
      action: forAdministrators(WEBHOOKS, t("unregistered.action")),
    }),
  };
  const write = <K extends Need["kind"]>(kind: K, need: Of<K>): NeedWords => writers[kind](need);
  return (need) => write(need.kind, need as Of<typeof need.kind>);
}

/** A name that ends its sentence brings no second full stop: "Kestrel Freight Ltd." */
const withoutDot = (name: string): string => name.replace(/\.$/, "");
