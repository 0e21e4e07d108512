"use client";

import { ArrowDownLeft, ArrowUpRight, CreditCard, HandCoins, Link2, type LucideIcon, Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { methodName } from "@/lib/contacts/contact";
import { type Flow, hasNothingToAskBy } from "@/lib/transactions/transaction";
import { BucketAmount } from "../transactions/bucket-amount";
import { StateBadge } from "../transactions/state-badge";
import { Avatar } from "../ui/avatar";
import { Time } from "../ui/time";
import type { ContactRow, FlowRow, PaletteRow, TransactionRow } from "./rows";

const FLOW_ICONS: Record<Flow, LucideIcon> = {
  payout: ArrowUpRight,
  payout_link: Link2,
  payment_link: ArrowDownLeft,
  charge: CreditCard,
  authorization: HandCoins,
};

/** One line of the palette: a glyph, what it is, and what tells it from others of that name. */
export function PaletteRowContent({ row }: { row: PaletteRow }) {
  const t = useTranslations("palette");
  if (row.kind === "contact") return <ContactLine row={row} />;
  if (row.kind === "flow") return <FlowLine row={row} />;
  if (row.kind === "transaction") return <TransactionLine row={row} />;
  if (row.kind === "all") return <Line icon={Search} title={t("all", { text: row.text })} hint={null} />;
  return <Line icon={row.icon} title={row.title} hint={row.hint} />;
}

function Line({ icon: Icon, title, hint }: { icon: LucideIcon; title: string; hint: string | null }) {
  return (
    <>
      <span className="grid w-6 shrink-0 place-items-center text-muted">
        <Icon className="size-4" />
      </span>
      <span className="truncate text-strong">{title}</span>
      {hint === null ? null : <span className="ml-auto truncate pl-4 text-xs text-muted max-md:hidden">{hint}</span>}
    </>
  );
}

function ContactLine({ row: { contact } }: { row: ContactRow }) {
  const names = contact.methods.map(methodName).filter((name) => name !== null);
  return (
    <>
      <Avatar name={contact.name} />
      <span className="truncate text-strong">{contact.name}</span>
      <span className="truncate text-xs text-muted max-md:hidden">{contact.email}</span>
      <span className="ml-auto shrink-0 pl-4 text-xs text-muted tabular-nums">{names[0] ?? ""}</span>
    </>
  );
}

function FlowLine({ row: { flow, contact } }: { row: FlowRow }) {
  const t = useTranslations("palette.begin");
  return <Line icon={FLOW_ICONS[flow]} title={t(flow, { name: contact.name })} hint={null} />;
}

function TransactionLine({ row: { of } }: { row: TransactionRow }) {
  return (
    <>
      <span className="w-19 shrink-0 font-mono text-xs text-muted max-md:hidden">{of.reference}</span>
      <span className="min-w-0 truncate text-strong">{of.contactName}</span>
      <span className="shrink-0 text-xs text-muted">
        <Time at={new Date(of.createdAt)} format="date" />
      </span>
      <span className="ml-auto flex shrink-0 items-center gap-3 pl-3">
        <span className="max-md:hidden">
          <StateBadge state={of.state} size="xs" flush noId={hasNothingToAskBy(of)} />
        </span>
        <span className="min-w-23 text-right">
          <BucketAmount of={of} />
        </span>
      </span>
    </>
  );
}
