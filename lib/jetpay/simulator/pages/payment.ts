import { COMPANY_NAME, CURRENCY } from "../choices";
import { stateOf } from "../ledger";
import type { Transaction } from "../records";
import type { Reply } from "../router";
import { bankFields, cardFields } from "./forms";
import { type Markup, markup } from "./markup";
import { alert, field, notice, page, type Typed, tick } from "./page";

const dollars = new Intl.NumberFormat("en-CA", { style: "currency", currency: CURRENCY });
export const amountOf = (transaction: Transaction): string => dollars.format(transaction.amountMinor / 100);

/** What a link says that cannot be used, or not any more. */
export function spentPage(transaction: Transaction): Reply {
  if (transaction.kind === "payout")
    return notice("Nothing to do", `${COMPANY_NAME} sends this payment to an account on file.`);
  const state = stateOf(transaction);
  if (state === "cancelled")
    return notice("This payment was cancelled", `Ask ${COMPANY_NAME} if you expected it.`, 410);
  return notice(
    "This link has already been used",
    "A payment link works once. Nothing more will be taken or paid by it.",
    410,
  );
}

const summary = (heading: string, transaction: Transaction): Markup => markup`<h1>${heading}</h1>
<p class="amount">${amountOf(transaction)}</p>
<dl><dt>Statement</dt><dd>${transaction.statement}</dd><dt>Currency</dt><dd>${CURRENCY}</dd></dl>`;

export const questionPage = (transaction: Transaction, question: string, typed: Typed): Reply =>
  page({
    title: `${COMPANY_NAME} is sending you ${amountOf(transaction)}`,
    body: markup`${summary(`${COMPANY_NAME} is sending you`, transaction)}
<form method="post" novalidate><input type="hidden" name="step" value="answer">
<p>First answer the security question that ${COMPANY_NAME} agreed with you.</p>
${field({ name: "answer", label: question }, typed)}
<button>Continue</button></form>`,
  });

export const claimPage = (transaction: Transaction, pass: string, typed: Typed): Reply =>
  page({
    title: "Where shall the money go?",
    body: markup`${summary(`${COMPANY_NAME} is sending you`, transaction)}
<form method="post" novalidate><input type="hidden" name="step" value="claim"><input type="hidden" name="pass" value="${pass}">
<fieldset><legend>Your bank account</legend>${bankFields(typed)}</fieldset>
${tick("accept", "I accept this payment", typed)}
<button>Accept payment</button></form>`,
  });

export const payPage = (transaction: Transaction, method: string, typed: Typed, refusal?: string): Reply =>
  page({
    title: `Pay ${amountOf(transaction)} to ${COMPANY_NAME}`,
    status: refusal === undefined ? 200 : 402,
    body: markup`${summary(`${COMPANY_NAME} asks you to pay`, transaction)}
<form method="post" novalidate>${alert(refusal)}
<fieldset><legend>How do you want to pay?</legend>
<label class="choice"><input type="radio" name="method" value="eft" ${method !== "card" && markup`checked`}><span>Bank account (EFT)</span></label>
<label class="choice"><input type="radio" name="method" value="card" ${method === "card" && markup`checked`}><span>Credit card</span></label></fieldset>
<fieldset class="by-eft"><legend>Bank account</legend>${bankFields(typed)}
<p class="agreement">By agreeing you authorize ${COMPANY_NAME} to debit this account once for ${amountOf(transaction)}. You may dispute a debit that
does not comply with this agreement within 90 days at your bank (Payments Canada Rule H1).</p>
${tick("pad_agreement", "I agree to the pre-authorized debit agreement", typed)}</fieldset>
<fieldset class="by-card"><legend>Credit card</legend>${cardFields(typed)}</fieldset>
<button>Pay ${amountOf(transaction)}</button></form>`,
  });

export const thanksPage = (transaction: Transaction): Reply => {
  const claimed = transaction.direction === "credit";
  const sentence = claimed
    ? "The money is on its way to your account. Banks take one or two business days."
    : "The payment is on its way. Keep this page or its number if you want a proof.";
  return page({
    title: claimed ? "Payment accepted" : "Payment sent",
    body: markup`<h1 class="done">${claimed ? "Payment accepted" : "Payment sent"}</h1><p class="amount">${amountOf(transaction)}</p><p>${sentence}</p>
<dl><dt>Number</dt><dd>${transaction.id}</dd></dl>`,
  });
};
