"use client";

import type { Route } from "next";
import Link from "next/link";
import { type ReactNode, useId, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import { allows } from "@/lib/permissions";
import type { TransactionDetail } from "@/lib/transactions/detail";
import type { Doubt, OfferedOrphan } from "@/lib/transactions/doubts";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { later } from "../ui/later";
import type { DoubtActions } from "./doubt-actions";
import { InboxWords } from "./inbox-words";
import { Moment } from "./moment";
import { OrphanLine } from "./orphan-line";
import { VerdictButtons } from "./verdict-buttons";
import type { Wish } from "./verdict-dialog";

const VerdictDialog = later(() => import("./verdict-dialog"));

type Props = { of: TransactionDetail; doubt: Doubt; actions: DoubtActions };

const b = (text: ReactNode) => <b>{text}</b>;
const ref = (text: ReactNode) => <span className="mono font-medium text-strong">{text}</span>;

/** A call without an answer: what we do by ourselves, what it may be, and how a person finds out and says so. */
export default function DoubtPanel({ of, doubt, actions }: Props) {
  const t = useTranslations("doubts");
  const { person } = useDesk();
  const id = useId();
  const [wish, setWish] = useState<Wish | null>(null);
  const time = () => <Moment at={doubt.sentAt} />;
  const searchable = doubt.creates && of.jetpayId === null;
  return (
    <section aria-labelledby={id} className="mb-6 rounded-lg bg-unknown-soft p-5 max-md:p-4">
      <h2 id={id} className="text-base">
        {t("title")}
      </h2>
      <p className="mt-1 max-w-168 text-pretty text-normal">
        {t.rich(searchable ? "ours.create" : "ours.known", { time, ref, reference: doubt.reference })}
      </p>
      <InboxWords completeness={doubt.completeness} sentAt={doubt.sentAt} />
      {searchable ? (
        <Orphans doubt={doubt} of={of}>
          {({ jetpayId, otherAmount }) =>
            otherAmount ? (
              <p className="max-w-56 text-xs text-pretty text-muted">{t("orphans.otherAmount")}</p>
            ) : allows(person.role, "doubts.look") ? (
              <Button size="sm" onClick={() => setWish({ verdict: "this_is_it", jetpayId })}>
                {t("orphans.isIt")}
              </Button>
            ) : null
          }
        </Orphans>
      ) : null}
      {searchable ? <Steps of={of} doubt={doubt} /> : null}
      {doubt.looked.length === 0 ? null : (
        <ul className="mt-3 text-xs text-muted">
          {doubt.looked.map(({ by, at, reason }) => (
            <li key={at}>{t.rich("looked", { by, reason, time: () => <Moment at={at} /> })}</li>
          ))}
        </ul>
      )}
      <VerdictButtons doubt={doubt} onSay={setWish} />
      {wish === null ? null : (
        <VerdictDialog of={of} doubt={doubt} wish={wish} resolve={actions.resolve} onClose={() => setWish(null)} />
      )}
    </section>
  );
}

type OrphansProps = Pick<Props, "doubt" | "of"> & { children: (orphan: OfferedOrphan) => ReactNode };

function Orphans({ doubt, of, children }: OrphansProps) {
  const t = useTranslations("doubts.orphans");
  const count = doubt.orphans.length;
  const { others } = doubt;
  const all = (
    <Link href={"/transactions/not-ours" as Route} className="link">
      {others === 0 ? t("all") : t("others", { count: others })}
    </Link>
  );
  if (count === 0) {
    return (
      <p className="mt-2 text-pretty text-normal">
        {t(others === 0 ? "none" : "noneFits", { direction: of.direction })} {others === 0 ? null : all}
      </p>
    );
  }
  return (
    <div className="mt-4">
      <h3 className="text-sm">{t("title")}</h3>
      <p className="text-xs text-pretty text-muted">{t("hint", { count })}</p>
      <ul className="mt-1.5 border-t">
        {doubt.orphans.map((orphan) => (
          <OrphanLine key={orphan.jetpayId} orphan={orphan}>
            {children(orphan)}
          </OrphanLine>
        ))}
      </ul>
      <p className="mt-1.5 text-xs">{all}</p>
    </div>
  );
}

/** The check in Jetpay's dashboard, step by step. */
function Steps({ of, doubt }: Pick<Props, "of" | "doubt">) {
  const t = useTranslations("doubts.check");
  const locale = useLocale();
  const amount = formatMoney({ minor: of.amountMinor, currency: of.currency }, locale);
  return (
    <div className="mt-4">
      <h3 className="text-sm">{t("title")}</h3>
      <ol className="mt-1.5 grid list-decimal gap-1.5 pl-5 text-normal marker:text-muted">
        <li>
          {t("search")}{" "}
          <CopyButton text={doubt.reference} variant="outline" size="sm">
            <span className="mono">{doubt.reference}</span>
            <span className="sr-only">{t("copy", { text: doubt.reference })}</span>
          </CopyButton>
          {t("where", { where: doubt.call === "preauthorize" ? "statement" : "note" })}
        </li>
        <li>{t.rich("amount", { b, amount })}</li>
        <li>{t("tell")}</li>
      </ol>
    </div>
  );
}
