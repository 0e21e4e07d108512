"use client";

import { Lock } from "lucide-react";
import { type ChangeEvent, useId } from "react";
import { useTranslations } from "use-intl";
import { ACCOUNT_TYPES, type BankField, digitsOf } from "@/lib/contacts/bank-fields";
import { INSTITUTIONS, institutionName } from "@/lib/contacts/institutions";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { useProblemText } from "../ui/problem-text";
import { Select } from "../ui/select";
import type { BankForm } from "./use-bank-form";

/** The numbers in the order in which they stand on a cheque, then the bank, then who holds the account. */
export function BankFields({ form }: { form: BankForm }) {
  const t = useTranslations("contacts.bank");
  const say = useProblemText();
  const listId = useId();
  const bank = institutionName(digitsOf(form.fields.institutionNumber));
  const of = (field: BankField) => ({
    value: form.fields[field],
    onChange: (event: ChangeEvent<HTMLInputElement>) => form.change(field, event.target.value),
    onBlur: () => form.leave(field),
    autoComplete: "off",
    spellCheck: false,
  });
  const errorOf = (field: BankField) => say(form.problemOf(field));
  return (
    <>
      <fieldset>
        <legend className="mb-2 text-xs text-muted">{t("cheque")}</legend>
        <div className="grid gap-x-3 gap-y-4 md:grid-cols-3">
          <Field label={t("transitNumber")} error={errorOf("transitNumber")}>
            <Input {...of("transitNumber")} inputMode="numeric" placeholder="27601" className="font-mono" />
          </Field>
          <Field label={t("institutionNumber")} error={errorOf("institutionNumber")}>
            <Input
              {...of("institutionNumber")}
              inputMode="numeric"
              placeholder="001"
              list={listId}
              className="font-mono"
              trailing={
                bank === null ? null : (
                  <span className="max-w-24 flex-none truncate font-sans text-xs text-muted">{bank}</span>
                )
              }
            />
          </Field>
          <Field label={t("accountNumber")} error={errorOf("accountNumber")}>
            <Input {...of("accountNumber")} inputMode="numeric" placeholder="1111111" className="font-mono" />
          </Field>
        </div>
        <p className="mt-2 flex items-center gap-1.5 text-xs text-muted">
          <Lock className="size-3.5 stroke-2" />
          {t("hint")}
        </p>
        <datalist id={listId}>
          {Object.entries(INSTITUTIONS).map(([number, name]) => (
            <option key={number} value={number}>
              {name}
            </option>
          ))}
        </datalist>
      </fieldset>
      <div className="grid gap-x-3 gap-y-4 md:grid-cols-[1fr_9rem]">
        <Field label={t("institution")} error={errorOf("institution")}>
          <Input {...of("institution")} />
        </Field>
        <Field label={t("accountType")}>
          <AccountType form={form} />
        </Field>
        <Field label={t("accountTitle")} error={errorOf("title")} className="md:col-span-2">
          <Input {...of("title")} placeholder={t("accountTitleSample")} />
        </Field>
      </div>
      <fieldset>
        <legend className="mb-2 text-xs text-muted">
          {t("holder")}, {t("canada")}
        </legend>
        <div className="grid gap-x-3 gap-y-4 md:grid-cols-[1fr_9rem]">
          <Field label={t("holderName")} error={errorOf("holderName")} className="md:col-span-2">
            <Input {...of("holderName")} />
          </Field>
          <Field label={t("holderAddress")} error={errorOf("holderAddress")} className="md:col-span-2">
            <Input {...of("holderAddress")} />
          </Field>
          <Field label={t("holderCity")} error={errorOf("holderCity")}>
            <Input {...of("holderCity")} />
          </Field>
          <Field label={t("holderPostalCode")} error={errorOf("holderPostalCode")}>
            <Input {...of("holderPostalCode")} placeholder="A1A 1A1" />
          </Field>
        </div>
      </fieldset>
    </>
  );
}

function AccountType({ form }: { form: BankForm }) {
  const t = useTranslations("contacts.accountTypes");
  return (
    <Select value={form.fields.accountType} onChange={(event) => form.change("accountType", event.target.value)}>
      {ACCOUNT_TYPES.map((type) => (
        <option key={type} value={type}>
          {t(type)}
        </option>
      ))}
    </Select>
  );
}
