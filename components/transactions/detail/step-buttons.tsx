"use client";

import { Lock } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import { allows } from "@/lib/permissions";
import type { TransactionDetail } from "@/lib/transactions/detail";
import { useDesk } from "../../shell/desk-context";
import { Button } from "../../ui/button";
import { apart, later } from "../../ui/later";
import { notify } from "../../ui/notify";
import type { TransactionActions } from "./actions";
import type { AskKind } from "./confirm-ask";
import { useAsk } from "./use-ask";

const ConfirmAsk = later(() => import("./confirm-ask"));
// Fetched before there is any: what it tells of may be that nothing can be fetched.
const FailureNote = apart(() => import("../../ui/failure-note"), "soon");

type StepProps = { of: TransactionDetail; actions: TransactionActions };

/** The buttons of the next step: what the state permits and the role allows; a missing right is said once. */
export function StepButtons({ of, actions }: StepProps) {
  const t = useTranslations("transactions.next");
  const tRole = useTranslations("common.role");
  const { person } = useDesk();
  const capture = of.may.capture && allows(person.role, "authorizations.capture");
  const stop = allows(person.role, "transactions.cancel");
  const buttons: ReactNode[] = [];
  if (capture) buttons.push(<AskButton key="capture" kind="capture" of={of} actions={actions} />);
  if (of.may.cancel && stop) {
    const kind = of.flow === "authorization" ? "release" : "cancel";
    buttons.push(<AskButton key="stop" kind={kind} of={of} actions={actions} />);
  }
  if (of.may.withdraw && stop) buttons.push(<WithdrawButton key="withdraw" of={of} actions={actions} />);
  if (of.state === "unknown") {
    buttons.push(
      <Button key="locked" size="sm" disabled>
        <Lock />
        {t(of.flow === "authorization" ? "release" : "cancel")}
      </Button>,
    );
  }
  if (of.may.check && ASKABLE.has(of.awaited?.key ?? "")) {
    buttons.push(<CheckButton key="check" of={of} actions={actions} />);
  }
  if (buttons.length > 0) return <div className="mt-3.5 flex flex-wrap gap-2 max-md:*:flex-1">{buttons}</div>;
  if (!of.may.capture && !of.may.cancel && !of.may.withdraw) return null;
  return <p className="mt-2.5 text-xs text-muted">{t("noRight", { role: tRole(person.role) })}</p>;
}

/** A takes the focus to what can be done now; Enter then asks. */
const ACT = { "data-letter": "a", "aria-keyshortcuts": "a" } as const;

/** Where it is Jetpay's turn to speak, it can be asked. */
const ASKABLE: ReadonlySet<string> = new Set(["evidence", "money_out", "money_in", "final", "next_word"]);

function AskButton({ kind, of, actions }: StepProps & { kind: AskKind }) {
  const t = useTranslations("transactions.next");
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const amount = formatMoney({ minor: of.amountMinor, currency: of.currency }, locale);
  return (
    <>
      <Button
        {...ACT}
        variant={kind === "capture" ? "primary" : "outline"}
        size={kind === "cancel" ? "sm" : "md"}
        onClick={() => setOpen(true)}
      >
        {t(kind, { amount })}
      </Button>
      {open ? <ConfirmAsk kind={kind} of={of} actions={actions} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function WithdrawButton({ of, actions }: StepProps) {
  const t = useTranslations("transactions");
  const { pending, failure, ask } = useAsk();
  const withdraw = () =>
    ask(
      () => actions.withdraw({ transactionId: of.id, version: of.version }),
      () => notify({ tone: "done", title: t("confirm.withdrawn") }),
    );
  return (
    <span>
      <Button {...ACT} size="sm" pending={pending} onClick={() => void withdraw()}>
        {t(pending ? "next.withdrawing" : "next.withdraw")}
      </Button>
      <FailureNote of={failure} />
    </span>
  );
}

function CheckButton({ of, actions }: StepProps) {
  const t = useTranslations("transactions");
  const { pending, failure, ask } = useAsk();
  const check = () =>
    ask(
      () => actions.check({ transactionId: of.id }),
      ({ result }) => {
        const told = result === "matches" || result === "differs";
        notify({ tone: told ? "done" : "doubt", title: t(`confirm.checked.${result}`) });
      },
    );
  return (
    <span>
      <Button {...ACT} size="sm" pending={pending} onClick={() => void check()}>
        {t(pending ? "next.checking" : "next.check")}
      </Button>
      <FailureNote of={failure} />
    </span>
  );
}
