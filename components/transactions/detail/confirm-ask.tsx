"use client";

import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import type { TransactionDetail } from "@/lib/transactions/detail";
import { Amount } from "../../money/amount";
import { AskDialog } from "../../ui/ask-dialog";
import { Failure } from "../../ui/failure";
import { Notice } from "../../ui/notice";
import { notify } from "../../ui/notify";
import { MethodCell } from "../method-cell";
import type { TransactionActions } from "./actions";
import { useAsk } from "./use-ask";

export type AskKind = "capture" | "release" | "cancel";

type ConfirmAskProps = { kind: AskKind; of: TransactionDetail; actions: TransactionActions; onClose: () => void };

/** The title is the question, the button the answer with its sum; what is asked for is the picture the person saw. */
export default function ConfirmAsk({ kind, of, actions, onClose }: ConfirmAskProps) {
  const t = useTranslations("transactions.confirm");
  const locale = useLocale();
  const { pending, failure, ask } = useAsk();
  const amount = formatMoney({ minor: of.amountMinor, currency: of.currency }, locale);
  const values = { amount, name: of.contact.name, flow: of.flow };
  const answer = async () => {
    const asked = { transactionId: of.id, version: of.version };
    const act = () => (kind === "capture" ? actions.capture(asked) : actions.cancel(asked));
    const say = () => notify({ tone: "asked", title: t(`${kind}Asked`, { amount }), detail: t("movesWhenSaid") });
    if (await ask(act, say)) onClose();
  };
  return (
    <AskDialog
      title={t(`${kind}Title`, values)}
      description={t(`${kind}Body`, values)}
      no={t(kind === "capture" ? "notNow" : "keep")}
      yes={pending ? t(`${kind}Doing`) : t(`${kind}Yes`, values)}
      pending={pending}
      onClose={onClose}
      variant={kind === "capture" ? "primary" : "danger"}
      onYes={() => void answer()}
    >
      <div className="flex items-center gap-3 border-y py-2.5">
        <span className="min-w-0 flex-1 truncate text-strong">{of.contact.name}</span>
        <MethodCell method={of.method} />
        <Amount minor={of.amountMinor} currency={of.currency} kind="plain" />
      </div>
      {kind === "capture" && of.state === "lapsed" ? (
        <Notice tone="warn" className="mt-3.5">
          {t("captureLate")}
        </Notice>
      ) : null}
      <Failure of={failure} fieldless className="mt-3.5" />
    </AskDialog>
  );
}
