"use client";

import type { Route } from "next";
import Link from "next/link";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import type { OpenContradiction } from "@/lib/transactions/contradictions";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { notify } from "../ui/notify";
import { Textarea } from "../ui/textarea";
import { Time } from "../ui/time";
import type { DoubtActions } from "./doubt-actions";
import { useSettle } from "./use-settle";

const ref = (text: ReactNode) => <span className="mono font-medium wrap-anywhere">{text}</span>;

type Props = { transactionId: string; settle: DoubtActions["settleContradiction"] };

/** What cannot be, said above everything else until somebody has looked into it. */
export function Contradictions({ open, ...props }: Props & { open: readonly OpenContradiction[] }) {
  return open.map((each) => <Contradicted key={each.factId} of={each} {...props} />);
}

function Contradicted({ of, ...props }: Props & { of: OpenContradiction }) {
  const t = useTranslations("doubts.contradiction");
  const { person } = useDesk();
  const [asking, setAsking] = useState(false);
  return (
    <Notice
      tone="bad"
      title={t(of.why)}
      live
      className="mb-4"
      action={
        allows(person.role, "doubts.deny") ? (
          <Button size="sm" onClick={() => setAsking(true)}>
            {t("settle")}
          </Button>
        ) : (
          <span className="text-xs text-muted">{t("noRight")}</span>
        )
      }
    >
      {t.rich(`body.${of.why}`, {
        ref,
        id: of.jetpayId,
        reference: of.reference ?? "",
        time: () => <Time at={of.at} format="dayTime" />,
        other: () =>
          of.other === null ? null : (
            <Link href={`/transactions/${of.other.id}` as Route} className="link mono">
              {of.other.reference}
            </Link>
          ),
      })}
      {asking ? <SettleDialog of={of} {...props} onClose={() => setAsking(false)} /> : null}
    </Notice>
  );
}

function SettleDialog({ of, transactionId, settle, onClose }: Props & { of: OpenContradiction; onClose: () => void }) {
  const t = useTranslations("doubts.contradiction");
  const tDialog = useTranslations("doubts.dialog");
  const form = useId();
  const [reason, setReason] = useState("");
  const { pending, submit, problem, problemOf } = useSettle(settle);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit({ transactionId, factId: of.factId, reason }, () => {
      notify({ tone: "done", title: t("done") });
      onClose();
    });
  };
  return (
    <Dialog
      open
      busy={pending}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("title")}
      description={t("dialogBody")}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {tDialog("back")}
          </Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            {pending ? tDialog("saving") : t("yes")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} noValidate className="grid gap-4">
        <Field label={tDialog("reason")} hint={tDialog("reasonHint")} error={problemOf("reason")}>
          <Textarea value={reason} onChange={(event) => setReason(event.target.value)} rows={2} />
        </Field>
        {problem === undefined ? null : (
          <Notice tone="bad" title={tDialog("refused")} live>
            {problem}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
