"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useWordSets } from "@/components/mail/use-mail-templates";
import { useDesk } from "@/components/shell/desk-context";
import { type ActionError, type ActionResult, answerTo, isDoubt } from "@/lib/action-result";
import type { ContactChoice } from "@/lib/contacts/contact";
import type { FieldProblems } from "@/lib/errors";
import type { WordsByLanguage } from "@/lib/mail/words";
import { formatPlainAmount, parseAmount } from "@/lib/money";
import { checkDraft, type PaymentDraft } from "@/lib/transactions/form-checks";
import { needsMethod } from "@/lib/transactions/limits";
import type { Flow } from "@/lib/transactions/transaction";
import { changeDraft, checkMail, type MailDraft, toMailRequest } from "./mail-draft";
import { type Merchant, merchantFor } from "./own-account";
import { useAlike } from "./use-alike";

/** What the server is given; the amount in minor units, the mail only where one is to go out. */
export type PaymentRequest = {
  formId: string;
  flow: Flow;
  contactId: string;
  paymentMethodId: string | null;
  merchantAccountId: string;
  amountMinor: number;
  statement: string;
  note: string;
  mail: {
    recipients: { address: string; name: string }[];
    subject: string;
    message: string;
    locale: "en" | "fr";
    remindAfterDays: number[];
  } | null;
  /** Why the same is asked for once more, and which earlier ones were shown. */
  again: { seen: string[]; reason: string } | null;
};
export type CreatePayment = (request: PaymentRequest) => Promise<ActionResult<{ id: string; reference: string }>>;

type Options = {
  flow: Flow;
  formId: string;
  merchants: Merchant[];
  contact: ContactChoice | null;
  /** What the amount begins with. */
  amountMinor: number | null;
  mail: MailDraft | null;
  mailWords: WordsByLanguage;
  create: CreatePayment;
};

/** The one state of a payment's form: what is typed, what is wrong with it, whether it is under review, and the asking. */
export function usePaymentForm({
  flow,
  formId: given,
  merchants,
  contact: first,
  amountMinor: firstMinor,
  mail: firstMail,
  mailWords,
  create,
}: Options) {
  const { currency, locale } = useDesk();
  const router = useRouter();
  // The first one given: the server makes another whenever it draws the page anew, and what is asked for stays one payment.
  const [formId] = useState(given);
  const wordSets = useWordSets(mailWords);
  const [contact, setContact] = useState(first);
  const [mail, setMail] = useState(firstMail);
  const [typed, setDraft] = useState<PaymentDraft>({
    flow,
    contactId: first?.id ?? null,
    paymentMethodId: onlyMethod(first, flow),
    merchantAccountId: merchantFor(null, merchants)?.id ?? null,
    amount: firstMinor === null ? "" : formatPlainAmount({ minor: firstMinor, currency }, locale),
    statement: "",
    note: "",
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<FieldProblems>({});
  const [atReview, setReviewing] = useState(false);
  const [reviewed, setReviewed] = useState<Merchant | null>(null);
  const [againReason, setAgainReason] = useState("");
  const [failure, setFailure] = useState<ActionError | null>(null);
  const [asking, setAsking] = useState(false);
  const [leaving, startLeaving] = useTransition();
  const pending = asking || leaving;

  // What may have been asked for is asked for again as it was, though its account has gone out of use meanwhile.
  const merchant = (pending || isDoubt(failure) ? reviewed : null) ?? merchantFor(typed.merchantAccountId, merchants);
  const draft = { ...typed, merchantAccountId: merchant?.id ?? null };
  /** Under review is the payment as it was read there: with another account it is another one. */
  const reviewing = atReview && reviewed?.id === merchant?.id;
  const found = { ...checkDraft(draft, currency), ...checkMail(mail) };
  const shown = Object.fromEntries(Object.entries(found).filter(([field]) => left.has(field)));
  const read = parseAmount(draft.amount, currency);
  const amountMinor = "minor" in read ? read.minor : null;
  const same = { contactId: draft.contactId, flow, amountMinor, formId };
  const alike = useAlike(same, reviewing);

  /** Any change falls back from the review: what is asked for is exactly what was read there. */
  const touch = (field: string) => {
    setReviewing(false);
    setFailure(null);
    setRefused(({ [field]: _gone, ...rest }) => rest);
  };

  return {
    draft,
    merchant,
    contact,
    mail,
    mailWords,
    reviewing,
    pending,
    failure,
    problems: { ...shown, ...refused } as FieldProblems,
    amountMinor,
    alike,
    againReason,
    changeAgainReason: setAgainReason,
    change(field: Exclude<keyof PaymentDraft, "flow">, value: string | null) {
      touch(field === "amount" ? "amountMinor" : field);
      setDraft((now) => ({ ...now, [field]: value }));
    },
    changeMail(change: Partial<MailDraft>) {
      touch("mail.recipients");
      setMail((now) => (now === null ? null : changeDraft(now, change, wordSets)));
    },
    chooseContact(next: ContactChoice | null) {
      touch("contactId");
      setContact(next);
      setDraft((now) => ({ ...now, contactId: next?.id ?? null, paymentMethodId: onlyMethod(next, flow) }));
      setMail((now) =>
        now === null || next === null
          ? now
          : changeDraft(now, { recipients: [next.email], locale: next.language }, wordSets),
      );
    },
    /** What is known of the contact by now, as long as it is the one that is chosen. */
    learn(now: ContactChoice) {
      setContact((chosen) => (chosen?.id === now.id ? now : chosen));
      setDraft((draft) =>
        draft.contactId === now.id && draft.paymentMethodId === null
          ? { ...draft, paymentMethodId: onlyMethod(now, flow) }
          : draft,
      );
    },
    leave: (field: string) => setLeft((now) => new Set(now).add(field)),
    /** True when everything is in place and the review may be read. */
    review(): boolean {
      setLeft(new Set([...Object.keys(found), "amountMinor"]));
      const good = Object.keys(found).length === 0;
      setReviewing(good);
      setReviewed(merchant);
      return good;
    },
    changeMind: () => setReviewing(false),
    async ask() {
      if (draft.contactId === null || draft.merchantAccountId === null || amountMinor === null) return;
      const request: PaymentRequest = {
        formId,
        flow,
        contactId: draft.contactId,
        paymentMethodId: draft.paymentMethodId,
        merchantAccountId: draft.merchantAccountId,
        amountMinor,
        statement: draft.statement.trim(),
        note: draft.note.trim(),
        mail: mail?.on ? toMailRequest(mail, contact?.name ?? "") : null,
        again: alike.earlier.length === 0 ? null : { seen: alike.earlier.map(({ id }) => id), reason: againReason },
      };
      setAsking(true);
      const result = await answerTo(create(request));
      setAsking(false);
      if (result.ok) {
        startLeaving(() => router.push(`/transactions/${result.data.id}`));
        return;
      }
      setFailure(result.error);
      setRefused(result.error.fields);
      if (result.error.kind === "invalid") setReviewing(false);
      // Somebody asked for the same since the review was opened: it is shown before it can be asked for again.
      if (result.error.key === "near_duplicate") alike.lookAgain();
    },
  };
}

export type PaymentForm = ReturnType<typeof usePaymentForm>;

/** Methods of the contact that this flow can use. */
export const usableMethods = (contact: ContactChoice | null, flow: Flow) =>
  contact?.methods.filter((method) => method.kind === needsMethod(flow) && method.state === "active") ?? [];

function onlyMethod(contact: ContactChoice | null, flow: Flow): string | null {
  const [one, second] = usableMethods(contact, flow);
  return one !== undefined && second === undefined ? one.id : null;
}
