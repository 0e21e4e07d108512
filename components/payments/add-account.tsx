"use client";

import type { ContactChoice } from "@/lib/contacts/contact";
import BankAccountDialog from "../contacts/bank-account-dialog";
import type { ContactActions } from "../contacts/contact-actions";
import { useContact } from "../contacts/use-contact";

type Props = {
  id: string;
  add: ContactActions["addBankAccount"];
  /** What the form chooses from is what the desk knows by now. */
  onKnown: (contact: ContactChoice) => void;
  onClose: () => void;
};

/** Adds a bank account to the contact without leaving the form, which then has it to choose. */
export default function AddAccount({ id, add, onKnown, onClose }: Props) {
  const { data: contact, refetch } = useContact(id);
  const close = async () => {
    const { data: now } = await refetch();
    if (now?.methods.some(({ kind, state }) => kind === "bank_account" && state === "active")) onKnown(now);
    onClose();
  };
  if (contact === undefined) return null;
  return <BankAccountDialog contact={contact} add={add} onClose={() => void close()} />;
}
