"use client";

import { Mail } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { dayKey } from "@/lib/i18n/format";
import type { LatestFact } from "@/lib/overview/latest";
import { isKnownState } from "@/lib/transactions/transaction";
import { useDesk } from "../shell/desk-context";
import { STATE_COLOURS } from "../transactions/state-badge";
import { StateGlyph } from "../transactions/state-glyph";
import { Section } from "../ui/section";
import { Time } from "../ui/time";
import { useLatestWords } from "./use-latest-words";

/** What happened last, one sentence for each transaction, newest first. */
export default function Latest({ facts, today }: { facts: readonly LatestFact[]; today: string }) {
  const t = useTranslations("overview.latest");
  return (
    <Section
      title={t("title")}
      actions={
        <Link href="/transactions" className="tap link">
          {t("all")}
        </Link>
      }
    >
      {facts.length === 0 ? <p className="border-y py-3 text-muted">{t("none")}</p> : null}
      <ul>
        {facts.map((fact) => (
          <Line key={fact.of.id} fact={fact} today={today} />
        ))}
      </ul>
    </Section>
  );
}

function Line({ fact, today }: { fact: LatestFact; today: string }) {
  const { zone } = useDesk();
  const words = useLatestWords();
  const isToday = dayKey(new Date(fact.heardAt), zone) === today;
  return (
    <li>
      <Link
        href={`/transactions/${fact.of.id}` as Route}
        prefetch={false}
        className="-mx-1.5 grid grid-cols-[4rem_1.25rem_minmax(0,1fr)] gap-1.5 rounded-sm px-1.5 py-1.25 leading-5 hover:bg-hover max-md:py-2"
      >
        <Time at={fact.heardAt} format={isToday ? "time" : "shortDay"} className="text-xs leading-5 text-muted" />
        <Glyph fact={fact} />
        <span className="min-w-0 text-normal text-pretty">{words(fact)}</span>
      </Link>
    </li>
  );
}

/** The state it led to; of a mail, the mail. */
function Glyph({ fact }: { fact: LatestFact }) {
  if (fact.source === "mail") {
    const tone = { mail_failed: "text-danger", mail_unknown: "text-unknown" }[fact.kind as string] ?? "text-muted";
    return (
      <span className={`grid h-5 place-items-center ${tone}`}>
        <Mail className="size-3.5 stroke-2" />
      </span>
    );
  }
  const { state } = fact.of;
  return (
    <span className={`grid h-5 place-items-center ${isKnownState(state) ? STATE_COLOURS[state] : "text-muted"}`}>
      <StateGlyph state={state} />
    </span>
  );
}
