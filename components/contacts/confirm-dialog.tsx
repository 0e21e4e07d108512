"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { AskDialog } from "../ui/ask-dialog";
import FailureNote from "../ui/failure-note";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import { Textarea } from "../ui/textarea";
import type { ContactActions } from "./contact-actions";
import { useSubmit } from "./use-submit";

type Props = {
  contactId: string;
  /** Null: the contact itself. */
  methodId: string | null;
  name: string;
  confirm: ContactActions["confirm"];
  onClose: () => void;
};

/** A person found in Jetpay's dashboard what nobody knew to be there: its id, and why they believe it. */
export default function ConfirmDialog({ contactId, methodId, name, confirm, onClose }: Props) {
  const t = useTranslations("contacts.confirm");
  const say = useProblemText();
  const [jetpayId, setJetpayId] = useState("");
  const [reason, setReason] = useState("");
  const { pending, failure, submit } = useSubmit(confirm);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit({ contactId, methodId, jetpayId, reason }, () => {
      notify({ tone: "done", title: t("done", { name }) });
      onClose();
    });
  };
  return (
    <AskDialog
      title={t("title", { name })}
      description={t("hint")}
      no={t("back")}
      yes={t(pending ? "saving" : "yes")}
      pending={pending}
      onClose={onClose}
      variant="primary"
      onSubmit={onSubmit}
    >
      <Field label={t("jetpayId")} error={say(failure?.fields["jetpayId"])}>
        <Input
          value={jetpayId}
          onChange={(event) => setJetpayId(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="mono"
        />
      </Field>
      <Field label={t("reason")} error={say(failure?.fields["reason"])}>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} rows={2} />
      </Field>
      <FailureNote of={failure?.kind === "invalid" ? null : failure} />
    </AskDialog>
  );
}
