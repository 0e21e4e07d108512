"use client";

import { CreditCard, Landmark } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ContactDetail, MethodDetail } from "@/lib/contacts/detail";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { later } from "../ui/later";
import { Section } from "../ui/section";
import type { ContactActions } from "./contact-actions";
import { useMethodName } from "./method-name";
import { MethodRow } from "./method-row";

const RemoveMethod = later(() => import("./remove-method"));

const ConfirmDialog = later(() => import("./confirm-dialog"));

const CardDialog = later(() => import("./card-dialog"));

const BankAccountDialog = later(() => import("./bank-account-dialog"));

type Props = { contact: ContactDetail; mayWrite: boolean; actions: ContactActions };

/** Accounts and cards, masked, each with its state; and how more are added. */
export function ContactMethods({ contact, mayWrite, actions }: Props) {
  const t = useTranslations("contacts.methods");
  const [adding, setAdding] = useState<"bank" | "card" | null>(null);
  const [confirming, setConfirming] = useState<MethodDetail | null>(null);
  const nameOf = useMethodName();
  const [removing, setRemoving] = useState<MethodDetail | null>(null);
  const tStart = useTranslations("contacts.start");
  const doubt = contact.standing === "unknown" ? "in_doubt" : "not_at_jetpay";
  const obstacle = !mayWrite ? t("noRight") : contact.jetpay ? null : tStart(doubt);
  const close = () => setAdding(null);
  return (
    <Section
      title={t("title")}
      actions={
        obstacle === null ? (
          <>
            <Button size="sm" onClick={() => setAdding("bank")}>
              <Landmark />
              {t("addBank")}
            </Button>
            <Button size="sm" onClick={() => setAdding("card")}>
              <CreditCard />
              {t("addCard")}
            </Button>
          </>
        ) : (
          <span className="text-muted">{obstacle}</span>
        )
      }
    >
      {contact.methods.length === 0 ? (
        <EmptyState title={t("empty")} className="pt-1">
          {t(contact.jetpay ? "emptyHint" : "emptyWaits")}
        </EmptyState>
      ) : (
        <ul className="-mx-3 border-t max-md:-mx-4">
          {contact.methods.map((method) => (
            <MethodRow
              key={method.id}
              method={method}
              onRemove={mayWrite ? () => setRemoving(method) : null}
              onConfirm={() => setConfirming(method)}
            />
          ))}
        </ul>
      )}
      {adding === "bank" ? <BankAccountDialog contact={contact} add={actions.addBankAccount} onClose={close} /> : null}
      {adding === "card" ? (
        <CardDialog contact={contact} request={actions.requestCardPage} remove={actions.removeMethod} onClose={close} />
      ) : null}
      {confirming === null ? null : (
        <ConfirmDialog
          contactId={contact.id}
          methodId={confirming.id}
          name={nameOf(confirming)}
          confirm={actions.confirm}
          onClose={() => setConfirming(null)}
        />
      )}
      {removing === null ? null : (
        <RemoveMethod method={removing} remove={actions.removeMethod} onClose={() => setRemoving(null)} />
      )}
    </Section>
  );
}
