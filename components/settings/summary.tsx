"use client";

import { useQuery } from "@tanstack/react-query";
import {
  Building2,
  ChevronRight,
  HeartPulse,
  Landmark,
  MailOpen,
  Plug,
  ScrollText,
  Users,
  Webhook,
} from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatTime } from "@/lib/i18n/format";
import { allows } from "@/lib/permissions";
import type { SettingsSummary } from "@/lib/settings/summary";
import { fetchJson } from "../live/fetch-json";
import { useDesk } from "../shell/desk-context";
import { PageHeader } from "../ui/page-header";
import { useWebhookStateWord } from "../webhooks/state-word";
import { SUMMARY_KEY } from "./keys";
import { Read } from "./read";

/** The parts of the settings, each with what is set now. */
export function Summary() {
  const t = useTranslations("settings");
  const summary = useQuery({
    queryKey: SUMMARY_KEY,
    queryFn: ({ signal }) => fetchJson<SettingsSummary>("/api/desk/settings", signal),
    meta: { alsoOn: ["webhooks", "health"] },
  });
  return (
    <>
      <PageHeader title={t("title")} sub={t("lead")} className="mb-5" />
      <Read query={summary} rows={5}>
        {(data) => <Sections data={data} />}
      </Read>
    </>
  );
}

function Sections({ data }: { data: SettingsSummary }) {
  const t = useTranslations("settings.sections");
  const locale = useLocale();
  const { person, zone } = useDesk();
  const stateWord = useWebhookStateWord();
  const { company, accounts, jetpay, webhook, health } = data;
  const usual = accounts.usual;
  const asked = webhook === null ? "" : formatTime(new Date(webhook.checkedAt), "clock", { zone, locale });
  const managesPeople = allows(person.role, "people.manage");
  return (
    <ul className="max-w-208 border-t border-line-strong">
      <Line icon={<Building2 />} href="/settings/company" name={t("company")} hint={t("companyHint")}>
        {t("company_is", { name: company.name, zone: company.zone, days: company.holdDays })}
      </Line>
      <Line icon={<Landmark />} href="/settings/merchant-accounts" name={t("accounts")} hint={t("accountsHint")}>
        {usual === null
          ? t("accounts_none")
          : t("accounts_are", {
              count: accounts.inUse,
              label: usual.label,
              bank: usual.institution,
              last4: usual.last4,
            })}
      </Line>
      <Line icon={<MailOpen />} href="/settings/mail-templates" name={t("templates")} hint={t("templatesHint")}>
        {t("templates_are", { count: data.templates })}
      </Line>
      <Line icon={<Plug />} href="/settings/jetpay" name={t("jetpay")} hint={t("jetpayHint")}>
        {jetpay.host} · {jetpay.currency}
      </Line>
      <Line icon={<Webhook />} href="/settings/webhooks" name={t("webhooks")} hint={t("webhooksHint")}>
        {webhook === null
          ? t("webhooks_none")
          : webhook.failed
            ? t("webhooks_unasked", { time: asked })
            : t("webhooks_is", { state: stateWord(webhook.state), time: asked })}
      </Line>
      <Line icon={<HeartPulse />} href="/settings/health" name={t("health")} hint={t("healthHint")}>
        {healthWords(health)}
      </Line>
      <Line
        icon={<Users />}
        href={managesPeople ? "/settings/people" : null}
        name={t("people")}
        hint={managesPeople ? t("peopleHint") : t("peopleLocked")}
      >
        {t("people_are", { count: data.people })}
      </Line>
      <Line icon={<ScrollText />} href="/settings/audit" name={t("audit")} hint={t("auditHint")}>
        {t("audit_is", { count: data.audited })}
      </Line>
    </ul>
  );

  function healthWords(check: SettingsSummary["health"]): string {
    if (check === null) return t("health_none");
    if (check.state === "running") return t("health_runs");
    const time = formatTime(new Date(check.at), "dayTime", { zone, locale });
    if (check.matched === check.asked) return t("health_good", { count: check.asked, time });
    return t("health_less", { count: check.matched, total: check.asked, time });
  }
}

type LineProps = { icon: ReactNode; href: string | null; name: string; hint: string; children: ReactNode };

function Line({ icon, href, name, hint, children }: LineProps) {
  return (
    <li className="relative grid grid-cols-[1.25rem_minmax(0,1fr)_1rem] items-center gap-x-3.5 border-b py-3 hover:bg-hover md:grid-cols-[1.25rem_minmax(0,1fr)_minmax(0,1fr)_1rem]">
      <span className="text-muted max-md:self-start max-md:mt-1">{icon}</span>
      <div className="min-w-0">
        {href === null ? (
          <span className="text-base font-medium text-muted">{name}</span>
        ) : (
          <Link
            href={href as Route}
            className="text-base font-medium text-strong outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
          >
            {name}
          </Link>
        )}
        <p className="text-xs text-muted text-pretty">{hint}</p>
      </div>
      <span className="min-w-0 text-normal wrap-anywhere max-md:col-start-2 max-md:row-start-2 max-md:mt-1 max-md:text-xs">
        {children}
      </span>
      <span className="text-muted max-md:col-start-3 max-md:row-start-1">
        {href === null ? null : <ChevronRight className="size-3.5 stroke-2" />}
      </span>
    </li>
  );
}
