"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import type { ContactChoice } from "@/lib/contacts/contact";
import { parseAmount } from "@/lib/money";
import type { MerchantAccount } from "@/lib/settings/merchant-accounts";
import type { ListedOrphan } from "@/lib/transactions/orphans";
import { directionOf, FLOWS, type Flow } from "@/lib/transactions/transaction";
import { ContactCombobox } from "../contacts/contact-combobox";
import { merchantFor } from "../payments/own-account";
import { useDesk } from "../shell/desk-context";
import { AmountInput } from "../ui/amount-input";
import { AskDialog } from "../ui/ask-dialog";
import { Failure } from "../ui/failure";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";
import { Select } from "../ui/select";
import { Textarea } from "../ui/textarea";
import type { Adopt } from "./doubt-actions";
import { MayBeLines } from "./may-be-lines";
import { useSettle } from "./use-settle";

type Props = {
  orphan: ListedOrphan;
  merchants: readonly Pick<MerchantAccount, "id" | "label" | "institution" | "last4" | "isDefault">[];
  adopt: Adopt;
  onClose: () => void;
};

/** What Jetpay's events do not say of it, as the person reads it in the dashboard. */
export default function AdoptDialog({ orphan, merchants, adopt, onClose }: Props) {
  const t = useTranslations("doubts.adopt");
  const tDialog = useTranslations("doubts.dialog");
  const tMayBe = useTranslations("doubts.mayBe");
  const tFlow = useTranslations("transactions.flows");
  const tPayments = useTranslations("payments");
  const say = useProblemText();
  const router = useRouter();
  const { currency } = useDesk();
  const flows = FLOWS.filter((each) => orphan.direction === null || directionOf(each) === orphan.direction);
  const [flow, setFlow] = useState<Flow | "">("");
  const [contact, setContact] = useState<ContactChoice | null>(null);
  // Pinned: what goes out of use, or is no longer the usual one, is chosen anew by a person.
  const [chosen, setChosen] = useState(() => merchantFor(null, merchants)?.id ?? "");
  const merchantId = merchants.some(({ id }) => id === chosen) ? chosen : "";
  const [amount, setAmount] = useState("");
  const [note, setNote] = useState(orphan.note ?? "");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { pending, submit, failure, problemOf } = useSettle(adopt);
  const read = parseAmount(amount, currency);
  // What was typed here is what was asked for there.
  const same = orphan.mayBe.filter(
    (one) => one.flow === flow && one.contactId === contact?.id && "minor" in read && one.amountMinor === read.minor,
  );
  const own = (missing: boolean, key: string) => (tried && missing ? say({ key }) : undefined);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (flow === "" || contact === null || merchantId === "" || "problem" in read) return;
    const { jetpayId } = orphan;
    const said = { jetpayId, flow, contactId: contact.id, merchantAccountId: merchantId, amountMinor: read.minor };
    submit({ ...said, note, reason }, ({ id }) => {
      notify({ tone: "done", title: t("done") });
      onClose();
      router.push(`/transactions/${id}` as Route);
    });
  };
  return (
    <AskDialog
      size="md"
      title={t("title")}
      description={t("body")}
      no={tDialog("back")}
      yes={pending ? tDialog("saving") : t("yes")}
      pending={pending}
      onClose={onClose}
      variant="primary"
      onSubmit={onSubmit}
    >
      <p className="mono wrap-anywhere text-muted">{orphan.jetpayId}</p>
      {orphan.mayBe.length === 0 ? null : (
        <Notice tone="doubt" title={tMayBe("title", { count: orphan.mayBe.length })}>
          <MayBeLines of={orphan.mayBe} />
          <p className="mt-1.5">{tMayBe("hint")}</p>
        </Notice>
      )}
      <Field label={t("flow")} error={own(flow === "", "flow_missing") ?? problemOf("flow")}>
        <Select value={flow} onChange={(event) => setFlow(flows.find((each) => each === event.target.value) ?? "")}>
          <option value="">{t("choose")}</option>
          {flows.map((each) => (
            <option key={each} value={each}>
              {tFlow(each)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("contact")} error={own(contact === null, "contact_missing") ?? problemOf("contactId")}>
        <ContactCombobox value={contact} onChange={setContact} />
      </Field>
      <Field
        label={t("amount")}
        aside={currency}
        error={
          (tried && "problem" in read ? say({ key: `amount_${read.problem}` }) : undefined) ?? problemOf("amountMinor")
        }
      >
        <AmountInput value={amount} currency={currency} onChange={setAmount} size="md" />
      </Field>
      <Field label={t("merchant")} error={own(merchantId === "", "merchant_missing") ?? problemOf("merchantAccountId")}>
        <Select value={merchantId} onChange={(event) => setChosen(event.target.value)}>
          {merchantId === "" ? <option value="">{t("choose")}</option> : null}
          {merchants.map(({ id, label, institution, last4 }) => (
            <option key={id} value={id}>
              {tPayments("merchantLine", { label, institution, last4 })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("note")} aside={t("optional")} error={problemOf("note")}>
        <Input value={note} onChange={(event) => setNote(event.target.value)} autoComplete="off" />
      </Field>
      <Field label={tDialog("reason")} hint={tDialog("reasonHint")} error={problemOf("reason")}>
        <Textarea value={reason} onChange={(event) => setReason(event.target.value)} rows={2} />
      </Field>
      {same.length === 0 ? null : (
        <Notice tone="warn" title={tMayBe("same", { count: same.length })} live>
          <MayBeLines of={same} />
        </Notice>
      )}
      <Failure of={failure} />
    </AskDialog>
  );
}
