"use client";

import { useRef, useState } from "react";
import type { ContactChoice } from "@/lib/contacts/contact";
import BankAccountDialog from "../contacts/bank-account-dialog";
import type { ContactActions } from "../contacts/contact-actions";
import { useContact } from "../contacts/use-contact";
import { inAWhile } from "../live/in-a-while";

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
  const asked = useRef(false);
  const [leaving, setLeaving] = useState(false);
  const close = async () => {
    setLeaving(true);
    // Where nothing was asked for there is nothing to wait for.
    const now = asked.current ? (await inAWhile(refetch()))?.data : contact;
    if (now?.methods.some(({ kind, state }) => kind === "bank_account" && state === "active")) onKnown(now);
    onClose();
  };
  if (contact === undefined) return null;
  const ask: typeof add = (input) => {
    asked.current = true;
    return add(input);
  };
  return <BankAccountDialog contact={contact} add={ask} leaving={leaving} onClose={() => void close()} />;
}
