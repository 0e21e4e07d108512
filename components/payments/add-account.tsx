"use client";

import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ContactChoice } from "@/lib/contacts/contact";
import type { ContactDetail } from "@/lib/contacts/detail";
import BankAccountDialog from "../contacts/bank-account-dialog";
import type { ContactActions } from "../contacts/contact-actions";
import { useContact } from "../contacts/use-contact";
import { inAWhile } from "../live/in-a-while";
import ReadingDialog from "../live/reading-dialog";

type Props = {
  id: string;
  name: string;
  add: ContactActions["addBankAccount"];
  /** What the form chooses from is what the desk knows by now. */
  onKnown: (contact: ContactChoice) => void;
  onClose: () => void;
};

/** Adds a bank account to the contact without leaving the form, which then has it to choose. */
export default function AddAccount({ id, name, add, onKnown, onClose }: Props) {
  const t = useTranslations("contacts.bank");
  const query = useContact(id);
  const { data: contact, refetch } = query;
  const asked = useRef(false);
  const [leaving, setLeaving] = useState(false);
  const close = async () => {
    setLeaving(true);
    const tell = (now: ContactDetail | undefined) => {
      if (now?.methods.some(({ kind, state }) => kind === "bank_account" && state === "active")) onKnown(now);
    };
    // Where nothing was asked for there is nothing to wait for. A reading that takes long goes on, and is told when it is there.
    if (asked.current) await inAWhile(refetch().then(({ data }) => tell(data)));
    else tell(contact);
    onClose();
  };
  if (contact === undefined) {
    return <ReadingDialog title={t("title", { name })} unread={t("unread")} query={query} onClose={onClose} />;
  }
  const ask: typeof add = (input) => {
    asked.current = true;
    return add(input);
  };
  return <BankAccountDialog contact={contact} add={ask} leaving={leaving} onClose={() => void close()} />;
}
