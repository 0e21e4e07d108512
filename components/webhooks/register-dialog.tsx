"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { dayKey, formatTime } from "@/lib/i18n/format";
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

type RegisterDialogProps = { ownUrl: string; register: WebhookActions["register"]; onClose: () => void };

/** Asks whether events from before are wanted as well, then has Jetpay register this desk. */
export default function RegisterDialog({ ownUrl, register, onClose }: RegisterDialogProps) {
  const t = useTranslations("settings.webhooks.confirm");
  const say = useProblemText();
  const locale = useLocale();
  const client = useQueryClient();
  const { zone } = useDesk();
  const [replay, setReplay] = useState<"none" | "from">("none");
  const [day, setDay] = useState(() => addDays(dayKey(new Date(), zone), -7));
  const { pending, failure, submit } = useSubmit(register);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    submit({ replayFrom: replay === "from" ? day : null }, () => {
      void client.invalidateQueries({ queryKey: ["webhooks"] });
      const since = formatTime(new Date(`${day}T12:00:00Z`), "day", { zone: "UTC", locale });
      notify({
        tone: "done",
        title: t("done"),
        ...(replay === "from" ? { detail: t("doneReplay", { day: since }) } : {}),
      });
      onClose();
    });
  }
  return (
    <AskDialog
      size="md"
      title={t("title")}
      description={t("body", { url: ownUrl })}
      no={t("notNow")}
      yes={t(pending ? "doing" : "yes")}
      pending={pending}
      onClose={onClose}
      onSubmit={onSubmit}
    >
      <Failure of={failure} />
      <RadioGroup
        label={t("replay")}
        value={replay}
        onChange={setReplay}
        options={[
          { value: "none", label: t("none"), hint: t("noneHint") },
          { value: "from", label: t("from"), hint: t("fromHint") },
        ]}
      />
      {replay === "from" ? (
        <Field
          label={t("day")}
          hint={t("dayHint", { zone: zone.replaceAll("_", " ") })}
          error={say(failure?.fields["replayFrom"])}
        >
          <Input
            type="date"
            value={day}
            max={dayKey(new Date(), zone)}
            onChange={(event) => setDay(event.target.value)}
            className="max-w-48"
          />
        </Field>
      ) : null}
    </AskDialog>
  );
}
