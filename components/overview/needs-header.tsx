"use client";

import { useLocale, useTranslations } from "use-intl";
import { formatTime } from "@/lib/i18n/format";
import type { Need } from "@/lib/overview/needs";
import { useDesk } from "../shell/desk-context";
import { PageHeader } from "../ui/page-header";

/** How many things wait, and that the rest is well; not where word from Jetpay has stopped, for then nobody knows. */
export function NeedsHeader({ needs, today }: { needs: readonly Need[]; today: string }) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const { person } = useDesk();
  const day = formatTime(new Date(`${today}T12:00:00Z`), "longDay", { zone: "UTC", locale });
  const deaf = needs.some((need) => need.kind === "stopped" || need.kind === "unregistered");
  return (
    <PageHeader
      title={t("heading", { count: needs.length, who: person.role === "viewer" ? "somebody" : "you" })}
      sub={t(deaf ? "sub.deaf" : needs.length === 0 ? "sub.calm" : "sub.rest", { day })}
      className="mb-5"
    />
  );
}
