"use client";

import { useTranslations } from "use-intl";
import type { Delivery } from "@/lib/mail/deliveries";
import type { LinkLine } from "@/lib/mail/list-links";
import { TruthBadge } from "./truth-badge";

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
export function Told({ line, narrow = false }: { line: LinkLine; narrow?: boolean }) {
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
          <span className="w-24 flex-none truncate lg:w-32 xl:w-40" title={each.to}>
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
