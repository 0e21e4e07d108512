"use client";

import { useState } from "react";
import type { BankAccountAdded } from "@/lib/contacts/bank-account";
import { BANK_FIELDS, type BankField, type BankFields, checkBankAccount, digitsOf } from "@/lib/contacts/bank-fields";
import type { ContactDetail } from "@/lib/contacts/detail";
import { institutionName } from "@/lib/contacts/institutions";
import type { FieldProblem } from "@/lib/errors";
import type { ContactActions } from "./contact-actions";
import { newFormId } from "./form-id";
import { useSubmit } from "./use-submit";

type Options = {
  contact: ContactDetail;
  add: ContactActions["addBankAccount"];
  onAdded: (fields: BankFields) => void;
};

/** The form of a bank account. Its fields live as long as the dialog is open, and nowhere after that. */
export function useBankForm({ contact, add, onAdded }: Options) {
  const [fields, setFields] = useState<BankFields>({
    transitNumber: "",
    institutionNumber: "",
    accountNumber: "",
    institution: "",
    accountType: "chequing",
    title: "",
    holderName: contact.name,
    holderAddress: "",
    holderCity: "",
    holderPostalCode: "",
  });
  const [formId, setFormId] = useState(newFormId);
  const [left, setLeft] = useState<ReadonlySet<BankField>>(new Set());
  const [changed, setChanged] = useState<ReadonlySet<BankField>>(new Set());
  const [told, setTold] = useState<BankAccountAdded | null>(null);
  const { pending, failure, submit, forget } = useSubmit(add);
  const found = checkBankAccount(fields);

  return {
    fields,
    told,
    pending,
    failure,
    problemOf(field: BankField): FieldProblem | undefined {
      const said = changed.has(field) ? undefined : (told?.fields[field] ?? failure?.fields[field]);
      return said ?? (left.has(field) ? found[field] : undefined);
    },
    change(field: BankField, value: string) {
      setChanged((now) => new Set(now).add(field));
      setFields((now) => ({ ...now, [field]: value, ...(field === "institutionNumber" ? named(now, value) : {}) }));
    },
    leave(field: BankField) {
      // A field that is passed by empty on the way to another is not wrong yet.
      if (fields[field].trim() !== "") setLeft((now) => new Set(now).add(field));
    },
    /** False when something has to be put right first. */
    send(): boolean {
      setLeft(new Set(BANK_FIELDS));
      if (Object.keys(found).length > 0) return false;
      setChanged(new Set());
      submit({ ...fields, formId, contactId: contact.id }, (result) => {
        setTold(result);
        if (result.outcome === "accepted") onAdded(fields);
      });
      return true;
    },
    /** Another account, knowingly: what was typed stays, the form is a new one. */
    again() {
      setFormId(newFormId());
      setTold(null);
      forget();
    },
  };
}

export type BankForm = ReturnType<typeof useBankForm>;

/** The bank's name follows its number until somebody types another name. */
function named(fields: BankFields, number: string): Partial<BankFields> {
  const untouched =
    fields.institution === "" || fields.institution === institutionName(digitsOf(fields.institutionNumber));
  return untouched ? { institution: institutionName(digitsOf(number)) ?? "" } : {};
}
