"use client";

import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ContactChoice } from "@/lib/contacts/contact";
import { plainAmount } from "@/lib/money";
import { allows } from "@/lib/permissions";
import type { ContactActions } from "../contacts/contact-actions";
import { useDesk } from "../shell/desk-context";
import { Button, buttonClass } from "../ui/button";
import { later } from "../ui/later";
import { Notice } from "../ui/notice";
import type { PaymentForm } from "./use-payment-form";

const AddAccount = later(() => import("./add-account"));

type Props = {
  form: PaymentForm;
  contact: ContactChoice;
  kind: "bank_account" | "card";
  addBankAccount: ContactActions["addBankAccount"];
};

/** Who was chosen has nothing that this flow can use: the ways on, with what is typed so far. */
export default function NoMethod({ form, contact, kind, addBankAccount }: Props) {
  const t = useTranslations("payments");
  const { person, currency } = useDesk();
  const [adding, setAdding] = useState(false);
  const { amountMinor } = form;
  const query = new URLSearchParams({
    contact: contact.id,
    ...(kind === "card" ? {} : { direction: "out" }),
    ...(amountMinor === null ? {} : { amount: plainAmount({ minor: amountMinor, currency }) }),
  });
  const mayLink = contact.jetpay && allows(person.role, "links.create");
  const mayAdd = contact.jetpay && kind === "bank_account" && allows(person.role, "contacts.write");
  return (
    <Notice
      tone="warn"
      action={
        <>
          {mayAdd ? (
            <Button size="sm" onClick={() => setAdding(true)}>
              {t("addAccount")}
            </Button>
          ) : null}
          {mayLink ? (
            <Link href={`/links/new?${query}` as Route} className={buttonClass("outline", "sm")}>
              {t(kind === "card" ? "askByLink" : "sendLink")}
            </Link>
          ) : null}
          {mayAdd ? null : (
            <Link href={`/contacts/${contact.id}`} className={buttonClass("outline", "sm")}>
              {t("openContact", { name: contact.name })}
            </Link>
          )}
        </>
      }
    >
      {t(kind === "card" ? "noCard" : "noAccount", { name: contact.name })}
      {adding ? (
        <AddAccount
          id={contact.id}
          name={contact.name}
          add={addBankAccount}
          onKnown={form.learn}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </Notice>
  );
}
