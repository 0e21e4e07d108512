"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Finding } from "@/lib/health/self-check";
import { StateBadge } from "../transactions/state-badge";

/** What did not match in the newest run: what was shown here, what Jetpay said, and what is shown since. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations("health.findings");
  if (findings.length === 0) return null;
  return (
    <ul aria-label={t("title")} className="mt-6 border-t">
      {findings.map((finding) => (
        <li
          key={finding.place}
          data-verdict={finding.verdict}
          className="grid gap-x-4 gap-y-1 border-b py-2.5 last:border-b-0 md:grid-cols-[13rem_minmax(0,1fr)]"
        >
          <p className="min-w-0">
            <Link
              href={{ pathname: `/transactions/${finding.transactionId}` }}
              prefetch={false}
              className="link tap mono"
            >
              {finding.reference}
            </Link>
            <span className="block truncate text-xs text-muted">{finding.contactName}</span>
          </p>
          <div className="min-w-0 text-pretty">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              {finding.shown === null ? null : <Said word={t("shown")} state={finding.shown} />}
              {finding.said === null ? null : <Said word={t("said")} state={finding.said} />}
            </p>
            <p className="text-xs text-muted wrap-anywhere">
              {t(finding.verdict)}
              {finding.message === null ? null : <> {t("message", { message: finding.message })}</>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Said({ word, state }: { word: string; state: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <span className="text-xs text-muted">{word}</span>
      <StateBadge state={state} flush />
    </span>
  );
}
