import { eq } from "drizzle-orm";
import { paymentMethods } from "@/db/schema/contacts";
import { newId } from "@/lib/ids";
import { cancelTransaction, captureTransaction, withdrawTransaction } from "@/lib/transactions/ask";
import { checkNow } from "@/lib/transactions/check-now";
import { createTransaction } from "@/lib/transactions/create";
import type { MailInput, TransactionInput } from "@/lib/transactions/input";
import { needsMethod } from "@/lib/transactions/limits";
import type { TransactionRow } from "@/lib/transactions/refresh";
import { FLOWS, MAY_CANCEL, MAY_CAPTURE } from "@/lib/transactions/transaction";
import { meet } from "../coverage";
import type { Doer } from "../doers";
import type { Run } from "../run";

/** Last four digits of an amount by which the simulator decides its fate (lib/jetpay/simulator/magic.ts), and plain ones. */
const FATES = [2500, 2500, 2500, 2500, 2500, 2500, 2500, 4002, 6601, 6603, 6605, 6607];

/** More would only stand beside each other: what goes wrong goes wrong within one. */
const MOST_PAYMENTS = 7;

export const create: Doer = async (run, action) => {
  const [flowAt, contactAt, fateAt, mailAt] = action.picks;
  if (run.forms.length >= MOST_PAYMENTS) return null;
  const flow = run.pick([...FLOWS, "authorization", "payment_link", "payment_link"] as const, flowAt) ?? "payout";
  const contact = run.pick(await run.contacts(), contactAt);
  if (contact === undefined) return null;
  const kind = needsMethod(flow);
  const methods = await run.world.admin.select().from(paymentMethods).where(eq(paymentMethods.contactId, contact.id));
  const method = methods.find((each) => each.kind === kind && each.state === "active");
  run.count += 1;
  const byLink = flow === "payout_link" || flow === "payment_link";
  const input: TransactionInput = {
    formId: newId(),
    flow,
    contactId: contact.id,
    merchantAccountId: run.world.merchantId,
    paymentMethodId: kind === null ? null : (method?.id ?? null),
    amountMinor: run.count * 10_000 + (run.pick(FATES, fateAt) ?? 0),
    statement: "HARROW PINE",
    note: fateAt < 0.5 ? "Invoice" : "",
    mail: byLink && mailAt < 0.6 ? mailOf(run, mailAt < 0.1 ? 2 : 1) : null,
    again: null,
  };
  run.forms.push(input);
  const outcome = await run.perform(
    action,
    "create",
    () => createTransaction(run.clerk("app"), input),
    () => createTransaction(run.clerk("other_app"), input),
  );
  return { what: `${flow} ${input.amountMinor}`, outcome };
};

/** The same form once more: a second tab, the back button, a retry. */
export const createAgain: Doer = async (run, action) => {
  const input = run.pick(run.forms, action.picks[0]);
  if (input === undefined) return null;
  meet(run.world.coverage, "same_form_again");
  const outcome = await run.perform(action, "create", () => createTransaction(run.clerk("app"), input));
  return { what: `${input.flow} ${input.amountMinor}`, outcome };
};

/** Words of a mail, each recipient one that no other mail has. */
export function mailOf(run: Run, recipients: number): MailInput {
  const addressed = Array.from({ length: recipients }, () => {
    run.count += 1;
    return { address: `payer-${run.count}@mail.example`, name: "A payer" };
  });
  return {
    recipients: addressed,
    subject: "Invoice",
    message: "Hello {name}, {amount}.",
    locale: "en",
    remindAfterDays: [],
  };
}

export const capture: Doer = (run, action) =>
  ask(
    run,
    action,
    "capture",
    captureTransaction,
    ({ flow, state }) => flow === "authorization" && MAY_CAPTURE.has(state),
  );

export const cancel: Doer = (run, action) =>
  ask(run, action, "cancel", cancelTransaction, ({ state }) => MAY_CANCEL.has(state));

export const withdraw: Doer = (run, action) =>
  ask(run, action, "withdraw", withdrawTransaction, ({ state }) => state === "sending");

type Verb = (ctx: ReturnType<Run["clerk"]>, raw: unknown) => Promise<unknown>;

/** Most often of one that permits it, sometimes of any, sometimes with a version that is no longer so. */
async function ask(
  run: Run,
  action: Parameters<Doer>[1],
  name: string,
  verb: Verb,
  fits: (row: TransactionRow) => boolean,
): ReturnType<Doer> {
  const [rowAt, anyAt, staleAt, otherAt] = action.picks;
  const rows = await run.rows();
  const row = run.pick(anyAt < 0.12 ? rows : rows.filter(fits), rowAt);
  if (row === undefined) return null;
  const stale = staleAt < 0.15 && row.version > 1;
  if (stale) meet(run.world.coverage, "stale_version");
  const input = { transactionId: row.id, version: stale ? row.version - 1 : row.version };
  const rival = action.rival?.same
    ? verb
    : (run.pick([captureTransaction, cancelTransaction, withdrawTransaction], otherAt) ?? verb);
  const outcome = await run.perform(
    action,
    name,
    () => verb(run.clerk("app"), input),
    () => rival(run.clerk("other_app"), { transactionId: row.id, version: row.version }),
  );
  return { what: `${row.reference} ${row.flow} ${row.state}${stale ? " (stale)" : ""}`, outcome };
}

export const check: Doer = async (run, action) => {
  const row = run.pick(
    (await run.rows()).filter(({ jetpayId }) => jetpayId !== null),
    action.picks[0],
  );
  if (row === undefined) return null;
  const outcome = await run.perform(action, "check", () => checkNow(run.clerk("app"), { transactionId: row.id }));
  return { what: `${row.reference} ${row.state}`, outcome };
};
