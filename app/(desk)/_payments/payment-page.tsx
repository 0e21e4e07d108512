import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { services } from "@/app/_server/services";
import { PaymentForm } from "@/components/payments/payment-form";
import { readContactChoice } from "@/lib/contacts/search";
import { newId } from "@/lib/ids";
import { firstWords } from "@/lib/mail/first-words";
import type { WordsByLanguage } from "@/lib/mail/words";
import { listMerchantAccounts } from "@/lib/settings/merchant-accounts";
import { readSettings } from "@/lib/settings/settings";
import { amountInAddress } from "@/lib/transactions/form-checks";
import { RIGHT_TO_ASK } from "@/lib/transactions/right-to-ask";
import { directionOf, type Flow } from "@/lib/transactions/transaction";
import { addBankAccountAction } from "../contacts/actions";
import { createPaymentAction, previewMailAction } from "./actions";

type Asked = { flow: Flow; contactId: string | null; amount: string | undefined };

/** The page of one flow: what its form starts with, read on the server. */
export async function PaymentPage({ flow, contactId, amount }: Asked) {
  const ctx = await pageContext();
  if (!(await maySee(ctx, RIGHT_TO_ASK[flow]))) {
    const t = await getT("payments");
    return <NoRight title={t(`title.${flow}`)} />;
  }
  const [merchants, contact, settings] = await Promise.all([
    listMerchantAccounts(ctx),
    contactId === null ? null : readContactChoice(ctx, contactId),
    readSettings(ctx.db),
  ]);
  const mailWords = firstWords(directionOf(flow), settings["company.name"]);
  return (
    <PaymentForm
      flow={flow}
      formId={newId()}
      merchants={merchants.filter((merchant) => merchant.active)}
      contact={contact}
      amountMinor={amountInAddress(amount, ctx.currency)}
      mail={isLink(flow) ? firstMail(contact, mailWords) : null}
      mailWords={mailWords}
      holdDays={Number(settings["holds.days"])}
      mailFrom={services().env.mailFrom}
      create={createPaymentAction}
      addBankAccount={addBankAccountAction}
      preview={previewMailAction}
    />
  );
}

const isLink = (flow: Flow): boolean => flow === "payment_link" || flow === "payout_link";

function firstMail(contact: { email: string; language: "en" | "fr" } | null, words: WordsByLanguage) {
  const locale = contact?.language ?? "en";
  return {
    on: true,
    recipients: contact === null ? [] : [contact.email],
    locale,
    remindAfterDays: [],
    ...words[locale],
  };
}
