"use client";

import { ArrowDownLeft, ArrowUpRight, CreditCard, HandCoins, Link2, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { methodName } from "@/lib/contacts/contact";
import { type BestWay, bestWay } from "@/lib/contacts/dealings";
import type { ContactDetail } from "@/lib/contacts/detail";
import { type FlowObstacle, type FlowStart, flowsFor } from "@/lib/contacts/flows";
import { directionOf, type Flow } from "@/lib/transactions/transaction";
import { useDesk } from "../shell/desk-context";
import { buttonClass } from "../ui/button";
import { Time } from "../ui/time";
import { AsidePart } from "./aside-part";

const SHOWN: Record<Flow, { icon: LucideIcon; label: "payout" | "payoutLink" | "paymentLink" | "charge" | "hold" }> = {
  payout: { icon: ArrowUpRight, label: "payout" },
  payout_link: { icon: Link2, label: "payoutLink" },
  payment_link: { icon: ArrowDownLeft, label: "paymentLink" },
  charge: { icon: CreditCard, label: "charge" },
  authorization: { icon: HandCoins, label: "hold" },
};

const SIDES = [
  { direction: "credit", title: "pay" },
  { direction: "debit", title: "bePaid" },
] as const;

/** The five flows with this contact chosen, the way that worked best first. What cannot begin says why, once for neighbours with the same reason. */
export function StartPayment({ contact }: { contact: ContactDetail }) {
  const t = useTranslations("contacts.start");
  const { person } = useDesk();
  const starts = flowsFor(contact, person.role);
  return (
    <AsidePart title={t("title")}>
      <div className="flex flex-col gap-4">
        {SIDES.map(({ direction, title }) => {
          const of = starts.filter(({ flow }) => directionOf(flow) === direction);
          const best = bestWay(direction, of, contact.methods, contact.ways);
          const first = of.find(({ flow }) => flow === best?.flow);
          return (
            <div key={direction}>
              <h3 className="mb-1.5 text-xs text-muted">{t(title)}</h3>
              {best === null || first === undefined ? null : <Best way={best} start={first} />}
              <Starts starts={of.filter((start) => start !== first)} />
            </div>
          );
        })}
      </div>
    </AsidePart>
  );
}

function Best({ way, start }: { way: BestWay; start: FlowStart }) {
  const id = useId();
  return (
    <div className="mb-1.5">
      <Start start={start} describedBy={id} />
      <p id={id} className="mt-1 mb-2 text-xs text-muted text-pretty">
        <WhyBest way={way} />
      </p>
    </div>
  );
}

function WhyBest({ way: { flow, method, why, instead } }: { way: BestWay }) {
  const t = useTranslations("contacts.start");
  const name = method === null ? "" : (methodName(method) ?? "");
  const on = (at: string) => ({ at: () => <Time at={at} format="date" /> });
  const passed = instead?.method ? methodName(instead.method) : null;
  return (
    <>
      {instead === null ? null : (
        <span className="text-warning">
          {passed === null
            ? t.rich("insteadOfLink", on(instead.at))
            : t.rich("insteadOf", { ...on(instead.at), method: passed })}{" "}
        </span>
      )}
      {why.kind === "untried" ? (
        t(`untried_${flow}`, { method: name })
      ) : why.kind === "failed" ? (
        <span className="text-warning">{t.rich("failed", on(why.at))}</span>
      ) : name === "" ? (
        t.rich("worked", { ...on(why.at), count: why.count })
      ) : (
        t.rich("workedBy", { ...on(why.at), count: why.count, method: name })
      )}
    </>
  );
}

function Starts({ starts }: { starts: FlowStart[] }) {
  const t = useTranslations("contacts.start");
  return (
    <ul className="flex flex-col gap-1.5">
      {byObstacle(starts).map(({ obstacle, starts: alike }) => (
        <li key={alike[0]?.flow}>
          <ul className="flex flex-col gap-1.5">
            {alike.map((start) => (
              <li key={start.flow}>
                <Start start={start} describedBy={obstacle === null ? undefined : `why-${alike[0]?.flow}`} />
              </li>
            ))}
          </ul>
          {obstacle === null ? null : (
            <p id={`why-${alike[0]?.flow}`} className="mt-1 mb-2 text-xs text-muted text-pretty">
              {t(obstacle)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Start({ start, describedBy }: { start: FlowStart; describedBy: string | undefined }) {
  const t = useTranslations("nav");
  const { icon: Icon, label } = SHOWN[start.flow];
  const className = buttonClass("outline", "md", "w-full justify-start!");
  if (start.obstacle !== null) {
    return (
      <button type="button" disabled aria-describedby={describedBy} className={className}>
        <Icon />
        {t(label)}
      </button>
    );
  }
  return (
    <Link href={start.href} aria-describedby={describedBy} className={className}>
      <Icon />
      {t(label)}
    </Link>
  );
}

function byObstacle(starts: FlowStart[]): { obstacle: FlowObstacle | null; starts: FlowStart[] }[] {
  const groups: { obstacle: FlowObstacle | null; starts: FlowStart[] }[] = [];
  for (const start of starts) {
    const last = groups.at(-1);
    if (last !== undefined && last.obstacle === start.obstacle) last.starts.push(start);
    else groups.push({ obstacle: start.obstacle, starts: [start] });
  }
  return groups;
}
