"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import type { JetpayConnection } from "@/lib/settings/jetpay-connection";
import { fetchJson } from "../live/fetch-json";
import { Facts } from "../ui/facts";
import { Notice } from "../ui/notice";
import { PageHeader } from "../ui/page-header";
import { ConnectionTest, type TestJetpay } from "./connection-test";
import { Group } from "./group";
import { CONNECTION_KEY } from "./keys";
import { Read } from "./read";

/** How this desk talks to Jetpay, and whether it answers. */
export function Connection({ test }: { test: TestJetpay }) {
  const t = useTranslations("settings");
  const connection = useQuery({
    queryKey: CONNECTION_KEY,
    queryFn: ({ signal }) => fetchJson<JetpayConnection>("/api/desk/settings/jetpay", signal),
  });
  return (
    <>
      <PageHeader title={t("sections.jetpay")} back={{ href: "/settings" as Route, label: t("title") }} />
      <Read query={connection}>
        {(data) => (
          <div className="max-w-208">
            <Group title={t("jetpay.test")} hint={t("jetpay.testHint")}>
              <ConnectionTest last={data.lastTest} test={test} />
            </Group>
            <Group title={t("jetpay.environment")} hint={t("jetpay.environmentHint")}>
              <Environment of={data} />
            </Group>
            <Units of={data} />
          </div>
        )}
      </Read>
    </>
  );
}

function Environment({ of }: { of: JetpayConnection }) {
  const t = useTranslations("settings.jetpay");
  const { callbackKeyHeader } = of;
  return (
    <Facts
      className="md:grid-cols-[9rem_minmax(0,1fr)]!"
      facts={[
        {
          key: "address",
          term: t("address"),
          detail: <span className="mono whitespace-normal!">{of.baseUrl}</span>,
          note: (
            <>
              <Variable name="JETPAY_BASE_URL" />
              {of.local ? t("simulator") : null}
            </>
          ),
        },
        {
          key: "currency",
          term: t("currency"),
          detail: of.currency,
          note: (
            <>
              <Variable name="JETPAY_CURRENCY" />
              {t("currencyNote")}
            </>
          ),
        },
        {
          key: "token",
          term: t("token"),
          detail: t("tokenSet"),
          note: (
            <>
              <Variable name="JETPAY_API_TOKEN" />
              {t("tokenNote")}
            </>
          ),
        },
        {
          key: "keys",
          term: t("keys"),
          detail: <span className="mono whitespace-normal!">{of.jwksUrl}</span>,
          note: <Variable name="JETPAY_JWKS_URL" />,
        },
        {
          key: "callback",
          term: t("callbackKey"),
          detail: callbackKeyHeader === null ? t("callbackKeyNone") : t("callbackKeyIn", { header: callbackKeyHeader }),
          note: (
            <>
              <Variable name="JETPAY_CALLBACK_KEY" />
              {t("callbackKeyNote")}
            </>
          ),
        },
      ]}
    />
  );
}

const EXAMPLE_MINOR = 1_234_50;

function Units({ of }: { of: JetpayConnection }) {
  const t = useTranslations("settings.jetpay");
  const locale = useLocale();
  const { currency, units } = of;
  const amount = formatMoney({ minor: EXAMPLE_MINOR, currency }, locale);
  const written = (unit: "cents" | "dollars") =>
    unit === "cents" ? String(EXAMPLE_MINOR) : (EXAMPLE_MINOR / 100).toFixed(2);
  return (
    <Group title={t("units")} hint={t("unitsHint", { amount })}>
      <Facts
        className="mb-4 md:grid-cols-[12rem_minmax(0,1fr)]!"
        facts={(["transfer", "card"] as const).map((kind) => ({
          key: kind,
          term: t(kind === "transfer" ? "unitTransfer" : "unitCard"),
          detail: t("written", { written: written(units[kind]), unit: units[kind] }),
          note: <Variable name={kind === "transfer" ? "JETPAY_TRANSFER_AMOUNT_UNIT" : "JETPAY_CARD_AMOUNT_UNIT"} />,
        }))}
      />
      <Notice tone="warn" title={t("unitsDoubt")}>
        {t("unitsDoubtBody")}
      </Notice>
    </Group>
  );
}

/** A name of the environment: it is what an operator looks for. */
function Variable({ name }: { name: string }) {
  return <span className="mono block whitespace-normal wrap-anywhere">{name}</span>;
}
