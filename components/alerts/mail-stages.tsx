"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { ActionResult } from "@/lib/action-result";
import type { Alerts } from "@/lib/alerts/read-alerts";
import { STAGES, type Stage } from "@/lib/alerts/stages";
import { useSubmit } from "../contacts/use-submit";
import { Failure } from "../ui/failure";
import { Switch } from "../ui/switch";
import { ALERTS_KEY } from "./alerts-key";

export type ChooseAlerts = (input: { hours: Stage[] }) => Promise<ActionResult<{ stages: Stage[] }>>;

/** A switch for each time at which a mail leaves; each takes hold at once. */
export function MailStages({ stages, choose }: { stages: readonly Stage[]; choose: ChooseAlerts }) {
  const t = useTranslations("alerts.mail");
  const client = useQueryClient();
  const { pending, failure, submit } = useSubmit(choose);
  const turn = (stage: Stage, on: boolean) => {
    // One answer at a time: two on their way could arrive in the other order.
    if (pending) return;
    submit({ hours: STAGES.filter((each) => (each === stage ? on : stages.includes(each))) }, (saved) =>
      client.setQueryData<Alerts>(ALERTS_KEY, (before) => before && { ...before, ...saved }),
    );
  };
  return (
    <>
      <Failure of={failure} className="mb-3" />
      <div className="divide-y border-y" aria-busy={pending}>
        {STAGES.map((stage) => (
          <Switch
            key={stage}
            label={t("before", { hours: stage })}
            hint={t(`why.h${stage}`)}
            checked={stages.includes(stage)}
            onChange={(event) => turn(stage, event.target.checked)}
          />
        ))}
      </div>
      <p role="status" className="mt-2.5 text-xs text-muted text-pretty">
        {stages.length === 0 ? t("none") : t("some")}
      </p>
    </>
  );
}
