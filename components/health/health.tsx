"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "use-intl";
import type { ActionResult } from "@/lib/action-result";
import type { Parts } from "@/lib/health/parts";
import type { SelfChecks } from "@/lib/health/queries";
import type { Scope } from "@/lib/health/self-check";
import { fetchJson } from "../live/fetch-json";
import { Read } from "../settings/read";
import { ReadOnly } from "../settings/read-only";
import { PageHeader } from "../ui/page-header";
import { Section } from "../ui/section";
import { Findings } from "./findings";
import { History } from "./history";
import { CHECKS_KEY, PARTS_KEY } from "./keys";
import { PartsList } from "./parts-list";
import { SelfCheckNow } from "./self-check-now";

/** What the page can do; given by the app, which knows the server. */
export type HealthActions = {
  start(input: { id: string; scope: Scope }): Promise<ActionResult<void>>;
  cancel(input: { id: string }): Promise<ActionResult<void>>;
};

/** A worker that ends tells nobody: that its pulse has stopped is noticed only by looking. */
const LOOK_AGAIN_MS = 15_000;

/** Whether the parts of the desk are well, and whether what it shows is what Jetpay says. */
export function Health({ actions }: { actions: HealthActions }) {
  const t = useTranslations("health");
  const settings = useTranslations("settings");
  const parts = useQuery({
    queryKey: PARTS_KEY,
    queryFn: ({ signal }) => fetchJson<Parts>("/api/desk/health/parts", signal),
    meta: { alsoOn: ["webhooks", "transactions"] },
    refetchInterval: LOOK_AGAIN_MS,
  });
  const checks = useQuery({
    queryKey: CHECKS_KEY,
    queryFn: ({ signal }) => fetchJson<SelfChecks>("/api/desk/health", signal),
  });
  return (
    <>
      <PageHeader title={settings("sections.health")} back={{ href: "/settings" as Route, label: settings("title") }} />
      <ReadOnly />
      <div className="max-w-208">
        <Section title={t("check.title")} sub={t("check.sub")}>
          <Read query={checks} rows={3}>
            {({ runs, findings }) => (
              <>
                <SelfCheckNow newest={runs[0] ?? null} actions={actions} />
                <Findings findings={findings} />
              </>
            )}
          </Read>
        </Section>
        <Section title={t("parts.title")} sub={t("parts.sub")} className="border-t pt-6">
          <Read query={parts} rows={6}>
            {(data) => <PartsList parts={data} />}
          </Read>
        </Section>
        {checks.data === undefined || checks.data.runs.length === 0 ? null : (
          <Section title={t("history.title")} sub={t("history.sub")} className="border-t pt-6">
            <History runs={checks.data.runs} />
          </Section>
        )}
      </div>
    </>
  );
}
