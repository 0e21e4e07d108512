"use client";

import { type FormEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import type { Verdict } from "@/lib/operations/verdict";
import type { TransactionDetail } from "@/lib/transactions/detail";
import type { Doubt } from "@/lib/transactions/doubts";
import { AskDialog } from "../ui/ask-dialog";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { notify } from "../ui/notify";
import { RadioGroup } from "../ui/radio";
import { Textarea } from "../ui/textarea";
import type { DoubtActions } from "./doubt-actions";
import { useSettle } from "./use-settle";

export type Wish = { verdict: Exclude<Verdict, "did_not_happen_send_again">; jetpayId: string };
type Props = {
  of: TransactionDetail;
  doubt: Doubt;
  wish: Wish;
  resolve: DoubtActions["resolve"];
  onClose: () => void;
};

/** What was found, and why the person believes it; the button is the answer with its sum. */
export default function VerdictDialog({ of, doubt, wish, resolve, onClose }: Props) {
  const t = useTranslations("doubts.dialog");
  const locale = useLocale();
  const [jetpayId, setJetpayId] = useState(wish.jetpayId);
  const [again, setAgain] = useState<"again" | "leave" | null>(doubt.creates ? null : "leave");
  const [reason, setReason] = useState("");
  const { pending, submit, failure, problemOf } = useSettle(resolve);
  const amount = formatMoney({ minor: of.amountMinor, currency: of.currency }, locale);
  const denies = wish.verdict === "did_not_happen";
  const verdict: Verdict = denies && again === "again" ? "did_not_happen_send_again" : wish.verdict;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const asked = { transactionId: of.id, operationId: doubt.operationId, version: of.version };
    submit({ ...asked, verdict, jetpayId: wish.verdict === "this_is_it" ? jetpayId : null, reason }, () => {
      notify({ tone: "done", title: t(`done.${verdict}`) });
      onClose();
    });
  };
  return (
    <AskDialog
      title={t(wish.verdict, { amount })}
      description={t(`${wish.verdict}Body`)}
      no={t("back")}
      yes={pending ? t("saving") : t(`yes.${verdict}`, { amount })}
      pending={pending}
      onClose={onClose}
      variant={verdict === "did_not_happen_send_again" ? "danger" : "primary"}
      disabled={denies && again === null}
      onSubmit={onSubmit}
    >
      {wish.verdict === "this_is_it" ? (
        <Field label={t("jetpayId")} hint={t("jetpayIdHint")} error={problemOf("jetpayId")}>
          <Input
            value={jetpayId}
            onChange={(event) => setJetpayId(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className="mono"
          />
        </Field>
      ) : null}
      {denies && doubt.creates ? (
        <RadioGroup
          label={t("then")}
          value={again}
          onChange={setAgain}
          options={[
            { value: "again", label: t("again"), hint: t("againHint"), disabled: of.jetpayId !== null },
            { value: "leave", label: t("leave"), hint: t("leaveHint") },
          ]}
        />
      ) : null}
      {denies && !doubt.creates ? <p className="text-muted">{t("captureHint")}</p> : null}
      <Field label={t("reason")} hint={t("reasonHint")} error={problemOf("reason")}>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} rows={2} />
      </Field>
      <Failure of={failure} />
    </AskDialog>
  );
}
