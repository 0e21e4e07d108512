"use client";

import { Mail } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Delivery } from "@/lib/mail/deliveries";
import { maySendAgain } from "@/lib/mail/truth";
import { Button } from "../ui/button";
import { Time } from "../ui/time";
import { CancelReminder } from "./cancel-reminder";
import type { LinkActions } from "./link-actions";
import { SendAgain } from "./send-again";
import { TruthBadge } from "./truth-badge";

type DeliveriesProps = {
  deliveries: readonly Delivery[];
  /** What they carry is still of use. */
  sendable: boolean;
  actions: Pick<LinkActions, "again" | "cancelReminder">;
  /** Writes a mail of the same to another address; null where that cannot be done. */
  onElsewhere: (() => void) | null;
};

/** Every mail that carries something: to whom, and all that is known of its way. */
export function Deliveries({ deliveries, sendable, actions, onElsewhere }: DeliveriesProps) {
  const t = useTranslations("links");
  if (deliveries.length === 0) return <p className="text-muted">{t("share.none")}</p>;
  return (
    <ul className="flex flex-col">
      {deliveries.map((each) => (
        <li key={each.id} className="border-t py-2.5 first:border-t-0 first:pt-0 last:pb-0">
          <Link
            href={{ pathname: `/links/mails/${each.id}` }}
            prefetch={false}
            aria-label={t("share.open", { address: each.to })}
            className="block truncate font-medium text-strong hover:underline"
          >
            {each.to}
          </Link>
          <p className="mt-0.5 text-xs">
            <TruthBadge truth={each.truth} at={each.at} flush />
          </p>
          <Words of={each} />
          {each.truth === "bounced" && sendable && onElsewhere !== null ? (
            <Button size="sm" className="mt-2" onClick={onElsewhere}>
              <Mail />
              {t("elsewhere")}
            </Button>
          ) : null}
          {each.truth === "planned" ? <CancelReminder mailId={each.id} actions={actions} /> : null}
          {maySendAgain(each.truth) ? (
            <SendAgain mail={each} truth={each.truth} sendable={sendable} actions={actions} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The one cause that is known. */
function NotSent({ of: { kind, withdrawn } }: { of: Delivery }) {
  const t = useTranslations("links");
  if (withdrawn === null) return t(kind === "alert" ? "alertNotSent.unsaid" : "means.withdrawn");
  const { why, by } = withdrawn;
  if (kind === "alert" && (why === "overtaken" || why === "needless")) return t(`alertNotSent.${why}`);
  if (why === "needless") return t(kind === "return_notice" ? "notSent.paidAgain" : "notSent.cameBack");
  return why === "person" && by !== null ? t("notSent.takenBackBy", { name: by }) : t(`notSent.${why}`);
}

/** What it means, when it goes on, and the server's own words. */
export function Words({ of }: { of: Delivery }) {
  const t = useTranslations("links");
  const next = of.nextTryAt;
  const said = of.report === null ? of.answer : of.report.said;
  return (
    <div className="mt-1 text-xs text-pretty text-muted">
      <p>
        {of.reminder && of.truth !== "planned" ? `${t("isReminder")} ` : null}
        {of.truth === "withdrawn" ? <NotSent of={of} /> : t(`means.${of.truth}`)}{" "}
        {next === null ? null : t.rich("triesAgain", { time: () => <Time at={next} format="dayTime" /> })}
      </p>
      {of.report === null ? null : (
        <p className="mt-1 text-normal">
          {t(of.report.status === "" ? "becauseNoCode" : "because", {
            reason: t(`reason.${of.report.reason}`),
            status: of.report.status,
          })}
        </p>
      )}
      {said === null || said === "" || of.truth === "taken" ? null : (
        <p className="mono mt-1 whitespace-pre-wrap! wrap-anywhere text-normal">{said}</p>
      )}
    </div>
  );
}
