"use client";

import { useLocale, useTranslations } from "use-intl";
import type { Parts } from "@/lib/health/parts";
import { formatDuration, formatTime } from "@/lib/i18n/format";
import { useDesk } from "../shell/desk-context";

export type PartTone = "good" | "warn" | "bad" | "doubt";
type PartLine = {
  key: "database" | "worker" | "queue" | "word" | "events" | "unknown";
  tone: PartTone;
  name: string;
  says: string;
  /** What to do, where it is not well. */
  todo: string | null;
  link: { href: string; label: string } | null;
};
type Said = Omit<PartLine, "key" | "name">;

/** A job that is due begins within a second or two; one that has waited so long is held up. */
const HELD_UP_MS = 60_000;

export function usePartLines(parts: Parts): PartLine[] {
  const t = useTranslations("health.parts");
  const stamp = useTranslations("stamp");
  const locale = useLocale();
  const { zone } = useDesk();
  const clock = (iso: string) => formatTime(new Date(iso), "dayTime", { zone, locale });
  const since = (iso: string) => formatDuration(Date.parse(parts.now) - Date.parse(iso), locale);
  const good = (says: string): Said => ({ tone: "good", says, todo: null, link: null });
  const webhooks = { href: "/settings/webhooks", label: t("openWebhooks") };

  const database = (): Said =>
    parts.migrations
      ? good(t("database.good"))
      : { tone: "bad", says: t("database.behind"), todo: t("database.behindTodo"), link: null };

  const worker = (): Said => {
    const { alive, count, heardAt } = parts.worker;
    if (alive) return good(t("worker.good", { count }));
    const says = heardAt === null ? t("worker.never") : t("worker.gone", { time: clock(heardAt) });
    return { tone: "bad", says, todo: t("worker.todo"), link: null };
  };

  const queue = (): Said => {
    const { due, oldest, givenUp } = parts.queue;
    if (oldest !== null && Date.parse(parts.now) - Date.parse(oldest) > HELD_UP_MS)
      return {
        tone: "bad",
        says: t("queue.heldUp", { count: due, duration: since(oldest) }),
        todo: t("queue.heldUpTodo"),
        link: null,
      };
    const says = due === 0 ? t("queue.good") : t("queue.some", { count: due });
    if (givenUp === 0) return good(says);
    return {
      tone: "warn",
      says: `${says} ${t("queue.givenUp", { count: givenUp })}`,
      todo: t("queue.givenUpTodo"),
      link: null,
    };
  };

  const word = (): Said => {
    const { status, why, completeUpTo, lastHeard } = parts.word;
    if (completeUpTo === null)
      return { tone: "warn", says: t("word.never"), todo: t("word.neverTodo"), link: webhooks };
    const upTo = t("word.good", { time: clock(completeUpTo) });
    const heard = lastHeard === null ? "" : ` ${t("word.heard", { time: clock(lastHeard) })}`;
    if (why === null) return good(upTo + heard);
    const tone = status === "stopped" ? "bad" : "warn";
    return {
      tone,
      says: `${stamp(`title.${why}`)}. ${upTo}${heard}`,
      todo: t(why === "unproven" ? "word.unprovenTodo" : "word.todo"),
      link: webhooks,
    };
  };

  const events = (): Said => {
    const { waiting, oldestWaiting } = parts.word;
    const inTime = waiting - parts.setAside;
    const says =
      inTime > 0 && oldestWaiting !== null
        ? t("events.some", { count: inTime, duration: since(oldestWaiting) })
        : t("events.good");
    if (parts.setAside === 0) return good(says);
    return {
      tone: "warn",
      says: `${says} ${t("events.setAside", { count: parts.setAside })}`,
      todo: t("events.setAsideTodo"),
      link: webhooks,
    };
  };

  const unknown = (): Said =>
    parts.unknown === 0
      ? good(t("unknown.good"))
      : {
          tone: "doubt",
          says: t("unknown.some", { count: parts.unknown }),
          todo: t("unknown.todo"),
          link: { href: "/transactions?state=unknown", label: t("unknown.open") },
        };

  const said = { database, worker, queue, word, events, unknown };
  return (Object.keys(said) as (keyof typeof said)[]).map((key) => ({ key, name: t(`names.${key}`), ...said[key]() }));
}
