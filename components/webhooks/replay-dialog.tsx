"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { dayKey } from "@/lib/i18n/format";
import { addDays } from "@/lib/transactions/board";
import { useSubmit } from "../contacts/use-submit";
import { useDesk } from "../shell/desk-context";
import { AskDialog } from "../ui/ask-dialog";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import { RadioGroup } from "../ui/radio";
import type { WebhookActions } from "./webhook-actions";

/** `start`: the id up to which nothing is missing; a replay from there brings what is. */
type ReplayDialogProps = { start: string | null; replay: WebhookActions["replay"]; onClose: () => void };

/** Asks from where on Jetpay is to send events again. */
export default function ReplayDialog({ start, replay, onClose }: ReplayDialogProps) {
  const t = useTranslations("settings.webhooks.gaps.dialog");
  const say = useProblemText();
  const client = useQueryClient();
  const { zone } = useDesk();
  const today = dayKey(new Date(), zone);
  const [by, setBy] = useState<"id" | "time">(start === null ? "time" : "id");
  const [fromId, setFromId] = useState(start ?? "");
  const [day, setDay] = useState(() => addDays(today, -1));
  const [clock, setClock] = useState("00:00");
  const { pending, failure, submit } = useSubmit(replay);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const from = by === "id" ? { fromId, day: null, clock: null } : { fromId: null, day, clock };
    submit(from, () => {
      void client.invalidateQueries({ queryKey: ["webhooks"] });
      notify({ tone: "asked", title: t("asked"), detail: t("askedDetail") });
      onClose();
    });
  }
  return (
    <AskDialog
      size="md"
      title={t("title")}
      description={t("body")}
      no={t("notNow")}
      yes={t(pending ? "doing" : "yes")}
      pending={pending}
      onClose={onClose}
      onSubmit={onSubmit}
    >
      <Failure of={failure} />
      <RadioGroup
        label={t("from")}
        value={by}
        onChange={setBy}
        options={[
          { value: "id", label: t("byId"), hint: t("byIdHint") },
          { value: "time", label: t("byTime"), hint: t("byTimeHint") },
        ]}
      />
      {by === "id" ? (
        <Field label={t("id")} error={say(failure?.fields["fromId"])}>
          <Input
            inputMode="numeric"
            autoComplete="off"
            value={fromId}
            onChange={(event) => setFromId(event.target.value.trim())}
            className="mono max-w-60"
          />
        </Field>
      ) : (
        <div className="flex flex-wrap gap-4">
          <Field
            label={t("day")}
            hint={t("zone", { zone: zone.replaceAll("_", " ") })}
            error={say(failure?.fields["day"])}
          >
            <Input type="date" value={day} max={today} onChange={(event) => setDay(event.target.value)} />
          </Field>
          <Field label={t("clock")} error={say(failure?.fields["clock"])}>
            <Input type="time" value={clock} onChange={(event) => setClock(event.target.value)} />
          </Field>
        </div>
      )}
    </AskDialog>
  );
}
