"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import type { TransactionDetail } from "@/lib/transactions/detail";
import { hasDeadline } from "@/lib/transactions/hold";
import { isSettled, type State } from "@/lib/transactions/transaction";
import { CopyButton } from "../../ui/copy-button";
import { type Fact, Facts } from "../../ui/facts";
import { SideSection } from "../../ui/section";
import { Time } from "../../ui/time";
import { MethodCell } from "../method-cell";
import { isLinkFlow } from "./link-flow";

/** Who is on which end, what it is, and who asked for it. */
export default function SideFacts({ of }: { of: TransactionDetail }) {
  const t = useTranslations("transactions");
  return (
    <>
      <SideSection title={t("parties.title")}>
        <Facts facts={useParties(of)} />
      </SideSection>
      <SideSection title={t("payment.title")}>
        <Facts facts={usePayment(of)} />
      </SideSection>
      <SideSection title={t("who.title")}>
        <Facts
          facts={[
            {
              key: "prepared",
              term: t("who.prepared"),
              detail: of.preparedBy ?? t("who.system"),
              note: <Time at={of.createdAt} format="dateTime" />,
            },
            {
              key: "heard",
              term: t("who.heard"),
              detail: of.lastHeardAt === null ? t("who.never") : <Time at={of.lastHeardAt} format="dateTime" />,
            },
          ]}
        />
      </SideSection>
    </>
  );
}

/** States in which nobody has been on the link’s page yet, as far as we know. */
const BEFORE_CHOICE: ReadonlySet<string> = new Set([
  "draft",
  "awaiting_approval",
  "sending",
  "unknown",
  "requested",
  "cancelled",
]);

function useParties(of: TransactionDetail): Fact[] {
  const t = useTranslations("transactions.parties");
  const out = of.direction === "credit";
  const unchosen = of.method === null ? t(BEFORE_CHOICE.has(of.state) ? "notYetChosen" : "chosenThere") : null;
  return [
    {
      key: "contact",
      term: t(out ? "to" : "from"),
      detail: (
        <Link href={`/contacts/${of.contact.id}` as Route} className="link">
          {of.contact.name}
        </Link>
      ),
      note: of.contact.email,
    },
    {
      key: "method",
      term: t(of.method?.kind === "card" ? "card" : "account"),
      detail: unchosen === null ? <MethodCell method={of.method} /> : <span className="text-muted">{unchosen}</span>,
    },
    {
      key: "merchant",
      term: t(out ? "outOf" : "into"),
      detail: `${of.merchant.label}, ${of.merchant.institution} ••${of.merchant.last4}`,
    },
  ];
}

function usePayment(of: TransactionDetail): Fact[] {
  const t = useTranslations("transactions.payment");
  const locale = useLocale();
  const money = formatMoney({ minor: of.amountMinor, currency: of.currency }, locale);
  const facts: Fact[] = [
    { key: "amount", term: t("amount"), detail: `${money} ${of.currency}` },
    { key: "method", term: t("method"), detail: t(`methods.${of.flow}`) },
    { key: "statement", term: t("statement"), detail: of.statement },
  ];
  if (of.note !== "") facts.push({ key: "note", term: t("note"), detail: of.note });
  if (of.holdDeadline !== null && hasDeadline(of)) {
    const at = <Time at={of.holdDeadline} format="dayTime" />;
    facts.push({ key: "deadline", term: t("deadline"), detail: at, note: t("deadlineNote") });
  }
  facts.push({
    key: "reference",
    term: t("reference"),
    detail: <Copyable name={t("reference")} text={of.reference} />,
  });
  facts.push({
    key: "jetpayId",
    term: t("jetpayId"),
    detail:
      of.jetpayId === null ? (
        <span className="text-muted">{t(noId(of.state))}</span>
      ) : (
        <Copyable name={t("jetpayId")} text={of.jetpayId} />
      ),
  });
  facts.push({ key: "ourId", term: t("ourId"), detail: <Copyable name={t("ourId")} text={of.id} /> });
  if (of.link !== null && isLinkFlow(of.flow))
    facts.push({ key: "link", term: t("link"), detail: <Copyable name={t("link")} text={of.link} /> });
  return facts;
}

/** Why there is no id of Jetpay's: it is still to come, it was lost with its answer, or none was ever heard of. */
const noId = (state: State) =>
  state === "unknown" ? "lostJetpayId" : isSettled(state) ? "neverJetpayId" : "noJetpayId";

/** Compared by its ends, copied whole: `41fc05d5…72c6`. */
function Copyable({ name, text }: { name: string; text: string }): ReactNode {
  const t = useTranslations("transactions.payment");
  const shown = text.length > 24 ? `${text.replace(/^https?:\/\//, "").slice(0, 8)}…${text.slice(-4)}` : text;
  return (
    <span className="flex items-center gap-1">
      <span className="mono" title={text}>
        {shown}
      </span>
      <CopyButton text={text} label={t("copyName", { name })} className="-my-1" />
    </span>
  );
}
