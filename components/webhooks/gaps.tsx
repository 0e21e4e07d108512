"use client";

import { CircleCheck, CircleDashed, CircleSlash } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { CallLine, GapLine } from "@/lib/webhooks/read-gaps";
import type { WebhookStatus } from "@/lib/webhooks/status";
import { useMayWrite } from "../settings/read-only";
import { Button } from "../ui/button";
import { Facts } from "../ui/facts";
import { later } from "../ui/later";
import { Notice } from "../ui/notice";
import { Time } from "../ui/time";
import type { WebhookActions } from "./webhook-actions";

const ReplayDialog = later(() => import("./replay-dialog"));

/** Event ids that are missing, and everything that was asked of Jetpay about its deliveries. */
export function Gaps({ status, replay }: { status: WebhookStatus; replay: WebhookActions["replay"] }) {
  const t = useTranslations("settings.webhooks.gaps");
  const mayWrite = useMayWrite();
  const [open, setOpen] = useState(false);
  const { contiguous, highest, gaps, openGaps, calls, stopped } = status.gaps;
  const id = (value: string | null) => (value === null ? t("nothingYet") : <span className="mono">{value}</span>);
  return (
    <div className="grid gap-5">
      {stopped === null ? null : (
        <Notice tone="warn" title={t(`stopped.${stopped}`)}>
          {t(`stoppedBody.${stopped}`)}
        </Notice>
      )}
      <Facts
        className="md:grid-cols-[9rem_minmax(0,1fr)]!"
        facts={[
          { key: "contiguous", term: t("contiguous"), detail: id(contiguous) },
          { key: "highest", term: t("highest"), detail: id(highest) },
          { key: "open", term: t("missing"), detail: t("openGaps", { count: openGaps }) },
        ]}
      />
      {gaps.length === 0 ? null : (
        <Log title={t("gaps")}>
          {gaps.map((gap) => (
            <GapRow key={gap.id} gap={gap} />
          ))}
        </Log>
      )}
      {calls.length === 0 ? null : (
        <Log title={t("calls")}>
          {calls.map((call) => (
            <CallRow key={call.id} call={call} />
          ))}
        </Log>
      )}
      {mayWrite && status.registration !== null ? (
        <div>
          <Button onClick={() => setOpen(true)}>{t("replay")}</Button>
        </div>
      ) : null}
      {open ? <ReplayDialog start={contiguous} replay={replay} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function Log({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-1.5 text-xs font-medium text-muted">{title}</h3>
      <ul className="border-t">{children}</ul>
    </div>
  );
}

type LineProps = { icon: ReactNode; title: ReactNode; at: string; children: ReactNode };

function Line({ icon, title, at, children }: LineProps) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-2.5 gap-y-0.5 border-b py-2">
      <span className="self-center [&>svg]:size-3.5 [&>svg]:stroke-2">{icon}</span>
      <span className="min-w-0 wrap-anywhere text-strong">{title}</span>
      <span className="text-xs text-muted">
        <Time at={at} format="dateTime" />
      </span>
      <span className="col-[2/-1] text-xs text-muted text-pretty wrap-anywhere">{children}</span>
    </li>
  );
}

/** Hollow while it is open: what is expected and not here. */
function GapRow({ gap }: { gap: GapLine }) {
  const t = useTranslations("settings.webhooks.gaps");
  const one = gap.firstId === gap.lastId;
  const outcome = gap.outcome ?? "open";
  const icon = { open: <CircleDashed className="text-warning" />, came: <CircleCheck className="text-done" /> };
  return (
    <Line
      icon={outcome === "open" || outcome === "came" ? icon[outcome] : <CircleSlash className="text-muted" />}
      title={<span className="mono">{one ? gap.firstId : t("range", { first: gap.firstId, last: gap.lastId })}</span>}
      at={gap.closedAt ?? gap.seenAt}
    >
      {t(`outcomes.${outcome}`)} {t("firstSeen")} <Time at={gap.seenAt} format="dayTime" />
      {gap.polledAt === null ? "." : t("polled", { count: gap.polled })}
    </Line>
  );
}

function CallRow({ call }: { call: CallLine }) {
  const t = useTranslations("settings.webhooks.gaps");
  const replays = call.fromId !== null || call.fromTime !== null;
  const tone = { accepted: "done", asked: "open", unknown: "doubt", refused: "not", not_sent: "not" } as const;
  return (
    <Line icon={ICONS[tone[call.status]]} title={t(`kinds.${call.kind}${replays ? "_replay" : ""}`)} at={call.askedAt}>
      {call.fromId === null ? null : <>{t("fromId", { id: call.fromId })} </>}
      {call.fromTime === null ? null : (
        <>
          {t("fromTime")} <Time at={call.fromTime} format="dateTime" />.{" "}
        </>
      )}
      {t(`causes.${call.cause}`, { name: call.actorName })}{" "}
      {t(`statuses.${call.status}`, { message: call.message ?? "" })}
      {replays && (call.status === "accepted" || call.status === "unknown") ? <> {progress()}</> : null}
    </Line>
  );

  function progress(): string {
    if (call.beganAt === null) return call.overAt === null ? t("notBegun") : t("neverBegan");
    const counts = { fresh: call.fresh, repeated: call.repeated };
    return call.overAt === null ? t("underway", counts) : t("over", counts);
  }
}

const ICONS = {
  done: <CircleCheck className="text-done" />,
  open: <CircleDashed className="text-muted" />,
  doubt: <CircleDashed className="text-unknown" />,
  not: <CircleSlash className="text-danger" />,
};
