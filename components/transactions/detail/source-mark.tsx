"use client";

import { Activity, LogIn, Mail, Timer, User, Webhook } from "lucide-react";
import { useTranslations } from "use-intl";
import type { FactSource } from "@/lib/transactions/facts";

const ICONS = {
  person: User,
  call: LogIn,
  webhook: Webhook,
  status_check: Activity,
  mail: Mail,
  clock: Timer,
  expected: Timer,
} as const;

/** Where a fact is from. */
export function SourceMark({ source }: { source: FactSource | "expected" }) {
  const t = useTranslations("timeline.sources");
  const Icon = ICONS[source];
  return (
    <span className="flex h-5.5 items-center gap-1.5 text-xs whitespace-nowrap text-muted">
      <Icon className="size-3.5 stroke-2" aria-hidden="true" />
      {t(source)}
    </span>
  );
}
