"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import type { OpenContradiction } from "@/lib/transactions/contradictions";
import { AskDialog } from "../ui/ask-dialog";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { notify } from "../ui/notify";
import { Textarea } from "../ui/textarea";
import type { DoubtActions } from "./doubt-actions";
import { useSettle } from "./use-settle";

type SettleDialogProps = {
  of: OpenContradiction;
  transactionId: string;
  settle: DoubtActions["settleContradiction"];
  onClose: () => void;
};

/** "I have looked into it", with a reason; the one word that takes a contradiction off the page. */
export default function SettleDialog({ of, transactionId, settle, onClose }: SettleDialogProps) {
  const t = useTranslations("doubts.contradiction");
  const tDialog = useTranslations("doubts.dialog");
  const [reason, setReason] = useState("");
  const { pending, submit, failure, problemOf } = useSettle(settle);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit({ transactionId, factId: of.factId, reason }, () => {
      notify({ tone: "done", title: t("done") });
      onClose();
    });
  };
  return (
    <AskDialog
      title={t("title")}
      description={t("dialogBody")}
      no={tDialog("back")}
      yes={pending ? tDialog("saving") : t("yes")}
      pending={pending}
      onClose={onClose}
      variant="primary"
      onSubmit={onSubmit}
    >
      <Field label={tDialog("reason")} hint={tDialog("reasonHint")} error={problemOf("reason")}>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} rows={2} />
      </Field>
      <Failure of={failure} />
    </AskDialog>
  );
}
