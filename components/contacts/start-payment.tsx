"use client";

import { ArrowDownLeft, ArrowUpRight, CreditCard, HandCoins, Link2, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import type { ContactDetail } from "@/lib/contacts/detail";
import { type FlowObstacle, type FlowStart, flowsFor } from "@/lib/contacts/flows";
import type { Flow } from "@/lib/transactions/transaction";
import { useDesk } from "../shell/desk-context";
import { buttonClass } from "../ui/button";
import { AsidePart } from "./aside-part";

const SHOWN: Record<Flow, { icon: LucideIcon; label: "payout" | "payoutLink" | "paymentLink" | "charge" | "hold" }> = {
  payout: { icon: ArrowUpRight, label: "payout" },
  payout_link: { icon: Link2, label: "payoutLink" },
  payment_link: { icon: ArrowDownLeft, label: "paymentLink" },
  charge: { icon: CreditCard, label: "charge" },
  authorization: { icon: HandCoins, label: "hold" },
};

/** The five flows with this contact chosen. What cannot begin says why, once for neighbours with the same reason. */
export function StartPayment({ contact }: { contact: ContactDetail }) {
  const t = useTranslations("contacts.start");
  const { person } = useDesk();
  const groups = byObstacle(flowsFor(contact, person.role));
  return (
    <AsidePart title={t("title")}>
      <ul className="flex flex-col gap-1.5">
        {groups.map(({ obstacle, starts }) => (
          <li key={starts[0]?.flow}>
            <ul className="flex flex-col gap-1.5" aria-describedby={obstacle === null ? undefined : `why-${obstacle}`}>
              {starts.map((start) => (
                <li key={start.flow}>
                  <Start start={start} />
                </li>
              ))}
            </ul>
            {obstacle === null ? null : (
              <p id={`why-${obstacle}`} className="mt-1 mb-2 text-xs text-muted text-pretty">
                {t(obstacle)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </AsidePart>
  );
}

function Start({ start }: { start: FlowStart }) {
  const t = useTranslations("nav");
  const { icon: Icon, label } = SHOWN[start.flow];
  const className = buttonClass("outline", "md", "w-full justify-start!");
  if (start.obstacle !== null) {
    return (
      <button type="button" disabled aria-describedby={`why-${start.obstacle}`} className={className}>
        <Icon />
        {t(label)}
      </button>
    );
  }
  return (
    <Link href={start.href} className={className}>
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
