"use client";

import { Landmark } from "lucide-react";
import { useTranslations } from "use-intl";
import { ContactCombobox } from "@/components/contacts/contact-combobox";
import { MethodMark, methodOfBrand } from "@/components/money/method-mark";
import { useDesk } from "@/components/shell/desk-context";
import { AmountInput } from "@/components/ui/amount-input";
import { CountedInput } from "@/components/ui/counted-input";
import { Field } from "@/components/ui/field";
import { apart } from "@/components/ui/later";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { FieldProblem } from "@/lib/errors";
import { statementMax } from "@/lib/transactions/form-checks";
import { needsMethod } from "@/lib/transactions/limits";
import { directionOf, type Flow } from "@/lib/transactions/transaction";
import type { ContactActions } from "../contacts/contact-actions";
import { useProblemText } from "../ui/problem-text";
import type { Merchant } from "./own-account";
import { type PaymentForm, usableMethods } from "./use-payment-form";

type Props = {
  form: PaymentForm;
  flow: Flow;
  merchants: Merchant[];
  addBankAccount: ContactActions["addBankAccount"];
};

// Most contacts have what the flow needs.
const NoMethod = apart(() => import("./no-method"));

/** Who, how much, to or from what, and the words that go with it. */
export function PaymentFields({ form, flow, merchants, addBankAccount }: Props) {
  const t = useTranslations("payments");
  const { currency } = useDesk();
  const say = useProblemText();
  const { draft, problems } = form;
  const error = (field: string) => say(problems[field] as FieldProblem | undefined);
  const max = statementMax(flow);
  return (
    <>
      <Field label={t(`who.${flow}`)} error={error("contactId")}>
        <ContactCombobox value={form.contact} onChange={form.chooseContact} onBlur={() => form.leave("contactId")} />
      </Field>
      <Field label={t("amount")} aside={currency} hint={t("sumsWork")} error={error("amountMinor")}>
        <AmountInput
          value={draft.amount}
          currency={currency}
          onChange={(text) => form.change("amount", text)}
          onBlur={() => draft.amount !== "" && form.leave("amountMinor")}
        />
      </Field>
      <MethodField form={form} flow={flow} addBankAccount={addBankAccount} error={error("paymentMethodId")} />
      <MerchantField form={form} flow={flow} merchants={merchants} error={error("merchantAccountId")} />
      <CountedInput
        label={t("statement")}
        value={draft.statement}
        max={max}
        onChange={(text) => form.change("statement", text)}
        onBlur={() => draft.statement !== "" && form.leave("statement")}
        error={error("statement")}
        hint={flow === "authorization" ? t("statementHold", { max }) : undefined}
      />
      <Field
        label={t("note")}
        aside={flow === "authorization" ? t("noteHold") : t("noteAside")}
        hint={flow === "authorization" ? undefined : t("noteHint")}
        error={error("note")}
      >
        <Textarea
          value={draft.note}
          onChange={(event) => form.change("note", event.target.value)}
          onBlur={() => form.leave("note")}
        />
      </Field>
    </>
  );
}

type MethodProps = Omit<Props, "merchants"> & { error: string | undefined };

function MethodField({ form, flow, addBankAccount, error }: MethodProps) {
  const t = useTranslations("payments");
  const kind = needsMethod(flow);
  const { contact, draft } = form;
  if (kind === null) return null;
  const methods = usableMethods(contact, flow);
  if (contact !== null && methods.length === 0) {
    return <NoMethod form={form} contact={contact} kind={kind} addBankAccount={addBankAccount} />;
  }
  const chosen = methods.find((method) => method.id === draft.paymentMethodId);
  return (
    <Field label={t(kind === "card" ? "card" : "to")} error={error}>
      <Select
        leading={<MethodMark method={kind === "card" ? methodOfBrand(chosen?.brand) : "bank"} />}
        value={draft.paymentMethodId ?? ""}
        disabled={contact === null}
        onChange={(event) => form.change("paymentMethodId", event.target.value || null)}
        onBlur={() => form.leave("paymentMethodId")}
      >
        <option value="">{t(contact === null ? "chooseContactFirst" : "chooseMethod")}</option>
        {methods.map((method) => (
          <option key={method.id} value={method.id}>
            {t("methodLine", { brand: brandName(method.brand), last4: method.last4 })}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** `visa` is `Visa`; a bank's name stays as it was typed. */
export const brandName = (brand: string): string =>
  brand === "amex" ? "Amex" : brand === brand.toLowerCase() ? brand.charAt(0).toUpperCase() + brand.slice(1) : brand;

/** "Operating, RBC ••2201". */
export const merchantLine = (t: ReturnType<typeof useTranslations<"payments">>, merchant: Merchant): string =>
  t("merchantLine", { label: merchant.label, institution: merchant.institution, last4: merchant.last4 });

type MerchantProps = Omit<Props, "addBankAccount"> & { error: string | undefined };

function MerchantField({ form, flow, merchants, error }: MerchantProps) {
  const t = useTranslations("payments");
  const { merchant: chosen } = form;
  if (chosen === null) return <Notice tone="warn">{t("noMerchant")}</Notice>;
  const choices = merchants.some(({ id }) => id === chosen.id) ? merchants : [...merchants, chosen];
  return (
    <Field label={t(directionOf(flow) === "credit" ? "from" : "into")} error={error}>
      <Select
        leading={<Landmark />}
        value={chosen.id}
        onChange={(event) => form.change("merchantAccountId", event.target.value)}
      >
        {choices.map((merchant) => (
          <option key={merchant.id} value={merchant.id}>
            {merchantLine(t, merchant)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
