"use client";

import { Mail } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Delivery } from "@/lib/mail/deliveries";
import type { LinkLine } from "@/lib/mail/list-links";
import { allows } from "@/lib/permissions";
import { useDesk } from "../shell/desk-context";
import { BucketAmount, BucketArrow } from "../transactions/bucket-amount";
import { StateBadge } from "../transactions/state-badge";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Cell, Head, Ledger, Row } from "../ui/ledger";
import { Time } from "../ui/time";
import { QrPopover } from "./qr-popover";
import { TruthBadge } from "./truth-badge";

type LinksTableProps = { rows: readonly LinkLine[]; busy: boolean; onMail: (line: LinkLine) => void };

export function LinksTable({ rows, busy, onMail }: LinksTableProps) {
  const t = useTranslations("links.column");
  const title = useTranslations("links")("title");
  const head = (
    <>
      <Head cell="when">{t("asked")}</Head>
      <Head cell="who">{t("contact")}</Head>
      <Head cell="state">{t("state")}</Head>
      <Head>{t("mailed")}</Head>
      <Head cell="end">
        <span className="sr-only">{t("link")}</span>
      </Head>
      <Head cell="arrow" />
      <Head cell="money">{t("amount")}</Head>
    </>
  );
  return (
    <Ledger label={title} head={head} aria-busy={busy}>
      <tbody>
        {rows.map((line) => (
          <LinkRow key={line.id} line={line} onMail={onMail} />
        ))}
      </tbody>
    </Ledger>
  );
}

function LinkRow({ line, onMail }: { line: LinkLine; onMail: (line: LinkLine) => void }) {
  const { currency } = useDesk();
  return (
    <Row doubt={line.state === "unknown"} className="relative">
      <Cell cell="when">
        <Time at={line.createdAt} format="dayTime" />
      </Cell>
      <Cell cell="who" className="max-[90rem]:md:max-w-36">
        <Link
          href={{ pathname: `/transactions/${line.id}` }}
          prefetch={false}
          className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {line.contactName}
        </Link>
      </Cell>
      <Cell cell="state">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StateBadge state={line.state} />
          <span className="inline-flex md:hidden">
            <Told line={line} narrow />
          </span>
        </span>
      </Cell>
      <Cell className="max-w-none! py-1.5">
        <Told line={line} />
      </Cell>
      <Cell cell="end">
        <LinkButtons line={line} onMail={onMail} />
      </Cell>
      <Cell cell="arrow">
        <BucketArrow of={line} />
      </Cell>
      <Cell cell="money">
        <BucketAmount of={line} showCurrency={line.currency !== currency} />
      </Cell>
    </Row>
  );
}

const SHOWN = 3;
/** What a person should see first, where there is room for little. */
const WORST: readonly Delivery["truth"][] = [
  "unknown",
  "bounced",
  "refused",
  "delayed",
  "held_up",
  "sending",
  "queued",
  "waiting",
];

/** Who was mailed, one line each, and what is known of it; on a phone only what matters most. */
function Told({ line, narrow = false }: { line: LinkLine; narrow?: boolean }) {
  const t = useTranslations("links");
  const { deliveries } = line;
  if (deliveries.length === 0) {
    const words = line.link === null ? t("noLinkYet") : t("notMailed");
    return <span className={line.open ? "text-warning" : "text-muted"}>{words}</span>;
  }
  if (narrow) {
    const worst = WORST.find((truth) => deliveries.some((each) => each.truth === truth));
    const [first] = deliveries;
    const shown = worst ?? first?.truth;
    return shown === undefined ? null : <TruthBadge truth={shown} short flush />;
  }
  return (
    <ul className="flex flex-col gap-0.5">
      {deliveries.slice(0, SHOWN).map((each) => (
        <li key={each.id} className="flex items-center gap-3">
          <span className="w-32 flex-none truncate xl:w-40 min-[90rem]:w-56" title={each.to}>
            {each.to}
          </span>
          <span className="text-xs max-[90rem]:[&_time]:sr-only">
            <TruthBadge truth={each.truth} at={each.at} asked={line.createdAt} short />
          </span>
        </li>
      ))}
      {deliveries.length > SHOWN ? (
        <li className="text-xs text-muted">{t("more", { count: deliveries.length - SHOWN })}</li>
      ) : null}
    </ul>
  );
}

/** Above the row's own link, so that each is pressed for itself. */
function LinkButtons({ line, onMail }: { line: LinkLine; onMail: (line: LinkLine) => void }) {
  const t = useTranslations("links.share");
  const { person } = useDesk();
  if (line.link === null || !line.open) return null;
  const name = line.contactName;
  return (
    <span className="relative z-1 flex justify-end gap-1">
      <CopyButton text={line.link} label={t("copyOf", { name })} />
      <QrPopover transactionId={line.id} name={name} small />
      {allows(person.role, "mails.send") ? (
        <Button
          variant="quiet"
          size="icon-sm"
          aria-label={t("mailTo", { name })}
          title={t("mail")}
          onClick={() => onMail(line)}
        >
          <Mail />
        </Button>
      ) : null}
    </span>
  );
}
