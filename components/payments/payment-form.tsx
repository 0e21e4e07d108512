"use client";

import { type FormEvent, lazy, Suspense, useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { ContactChoice } from "@/lib/contacts/contact";
import type { WordsByLanguage } from "@/lib/mail/words";
import type { Flow } from "@/lib/transactions/transaction";
import type { ContactActions } from "../contacts/contact-actions";
import type { MailDraft } from "./mail-draft";
import type { PreviewMail } from "./mail-preview";
import type { Merchant } from "./own-account";
import { PaymentFields } from "./payment-fields";
import { Review } from "./review";
import { type CreatePayment, usePaymentForm } from "./use-payment-form";

// Two flows of five mail a link. Drawn by the server with the rest, so nothing moves when their code arrives.
const MailFields = lazy(() => import("./mail-fields"));
const MailPreview = lazy(() => import("./mail-preview"));

type PaymentFormProps = {
  flow: Flow;
  /** Made when the page was opened: however often this is submitted, it is one transaction. */
  formId: string;
  merchants: Merchant[];
  contact: ContactChoice | null;
  amountMinor: number | null;
  mail: MailDraft | null;
  mailWords: WordsByLanguage;
  holdDays: number;
  mailFrom: string;
  create: CreatePayment;
  preview: PreviewMail;
  addBankAccount: ContactActions["addBankAccount"];
};

/** One form for the five flows: what is typed on the left, what will happen on the right, and nothing lost on an error. */
export function PaymentForm({ holdDays, mailFrom, preview, addBankAccount, ...options }: PaymentFormProps) {
  const t = useTranslations("payments");
  const form = usePaymentForm(options);
  const reviewRef = useRef<HTMLDivElement>(null);
  const fieldsRef = useRef<HTMLFormElement>(null);

  useEffect(() => startIn(fieldsRef.current), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    // Drawn at once, so that the next key finds the focus where it is to go on from.
    if (flushSync(() => form.review())) bringUp(reviewRef.current);
    else fieldsRef.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  return (
    <>
      <PageHeader title={t(`title.${options.flow}`)} />
      <div className="grid grid-cols-1 gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <form ref={fieldsRef} onSubmit={submit} noValidate className="flex flex-col gap-4.5">
          <PaymentFields
            form={form}
            flow={options.flow}
            merchants={options.merchants}
            addBankAccount={addBankAccount}
          />
          {form.mail === null ? null : (
            <Suspense>
              <MailFields form={form} mail={form.mail} />
            </Suspense>
          )}
          <div>
            {/* Without the focus leaving the field: what is said below it then would move the button from under the pointer. */}
            <Button type="submit" disabled={form.pending} onMouseDown={(event) => event.preventDefault()}>
              {t("review")}
            </Button>
          </div>
        </form>
        <div ref={reviewRef} tabIndex={-1} className="min-w-0 outline-none lg:border-l lg:pl-16">
          <Review form={form} flow={options.flow} holdDays={holdDays} />
          {form.mail?.on ? (
            <Suspense>
              <MailPreview
                about={{
                  name: form.contact?.name ?? "",
                  amountMinor: form.amountMinor,
                  statement: form.draft.statement,
                }}
                mail={form.mail}
                flow={options.flow}
                from={mailFrom}
                preview={preview}
              />
            </Suspense>
          ) : null}
        </div>
      </div>
    </>
  );
}

/** Beside a long form the review begins above what is seen of the page, on a phone below it. */
function bringUp(review: HTMLElement | null): void {
  if (review === null) return;
  review.focus({ preventScroll: true });
  const { top } = review.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) review.scrollIntoView({ block: "start" });
}

/** Somebody came to fill it in: it begins at the first empty field. Not under a finger, where a keyboard would rise over the page. */
function startIn(form: HTMLFormElement | null): void {
  if (!matchMedia("(pointer: fine)").matches || form?.contains(document.activeElement)) return;
  const fields = form?.querySelectorAll<HTMLInputElement>("input:not(:disabled)") ?? [];
  [...fields].find(({ value }) => value === "")?.focus();
}
