"use client";

import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import type { Balance, Moved } from "@/lib/contacts/dealings";
import type { ContactDetail } from "@/lib/contacts/detail";
import { formatMoney } from "@/lib/money";
import { Amount } from "../money/amount";
import { Figure } from "../money/figure";
import { useDesk } from "../shell/desk-context";
import { Section } from "../ui/section";

/** What went to and fro with a contact since the first payment; nothing while nothing did. */
export default function ContactBalance({ contact }: { contact: ContactDetail }) {
  const t = useTranslations("contacts.balance");
  if (contact.balances.length === 0) return null;
  return (
    <Section title={t("title")}>
      {contact.balances.map((balance) => (
        <Figures key={balance.currency} balance={balance} contactId={contact.id} />
      ))}
    </Section>
  );
}

function Figures({ balance, contactId }: { balance: Balance; contactId: string }) {
  const t = useTranslations("contacts.balance");
  const locale = useLocale();
  const desk = useDesk();
  const { currency, held, unknown } = balance;
  const shown = { currency, size: "lg", showCurrency: currency !== desk.currency } as const;
  const ways = [
    { name: "in", direction: "debit", icon: <ArrowDownLeft className="size-3.5 stroke-2" /> },
    { name: "out", direction: "credit", icon: <ArrowUpRight className="size-3.5 stroke-2" /> },
  ] as const;
  const list = (query: Record<string, string>) => ({
    pathname: "/transactions",
    query: { contact: contactId, ...query },
  });
  const note = ({ count, openMinor }: Moved) =>
    openMinor === 0
      ? t("count", { count })
      : `${t("count", { count })}, ${t("open", { amount: formatMoney({ minor: openMinor, currency }, locale, "none") })}`;
  return (
    <dl className="mb-4 flex flex-wrap gap-x-11 gap-y-3 pt-1 max-md:gap-x-6">
      {ways.map(({ name, direction, icon }) =>
        balance[name].count === 0 ? null : (
          <Figure key={name} name={t(name)} icon={icon} note={note(balance[name])}>
            <Link href={list({ direction })} className="hover:underline">
              <Amount minor={balance[name].minor} kind={name} {...shown} />
            </Link>
          </Figure>
        ),
      )}
      {balance.in.count > 0 && balance.out.count > 0 ? (
        <Figure name={t("net")} note={t("netNote")}>
          <Amount minor={balance.netMinor} kind="net" {...shown} />
        </Figure>
      ) : null}
      {held.count === 0 ? null : (
        <Figure name={t("held")} note={t("heldNote")}>
          <Link href={list({ flow: "authorization", state: "preauthorized" })} className="hover:underline">
            <Amount minor={held.minor} kind="held" {...shown} />
          </Link>
        </Figure>
      )}
      {unknown.count === 0 ? null : (
        <Figure name={t("unknown")} note={t("unknownNote")}>
          <Link href={list({ state: "unknown" })} className="hover:underline">
            <Amount minor={unknown.minor} kind="unknown" {...shown} />
          </Link>
        </Figure>
      )}
    </dl>
  );
}
