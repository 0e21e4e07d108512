import { z } from "zod";
import { type Context, requireRight } from "@/lib/context";
import { InvalidInput } from "@/lib/errors";
import { sendOperation } from "@/lib/operations/send";
import { parse } from "@/lib/parse";
import { askForMethod } from "./ask-for-method";
import { ACCOUNT_TYPES, type BankFields, checkBankAccount, digitsOf, plainPostalCode } from "./bank-fields";
import type { MethodState } from "./contact";
import { type Told, toldOf } from "./outcome";

const line = z.string().trim();
export const bankAccountInput = z.object({
  formId: z.uuid(),
  contactId: z.uuid(),
  institutionNumber: line,
  transitNumber: line,
  accountNumber: line,
  institution: line,
  title: line,
  accountType: z.enum(ACCOUNT_TYPES),
  holderName: line,
  holderAddress: line,
  holderCity: line,
  holderPostalCode: line,
});

export type BankAccountAdded = Told & { methodId: string; state: MethodState };

/**
 * Hands a bank account to Jetpay. The number goes from the form through this function into one call and is kept nowhere:
 * not in a table, a job or a log. That is why nothing but this very call can add it, and why it is never tried again.
 */
export async function addBankAccount(ctx: Context, raw: unknown): Promise<BankAccountAdded> {
  requireRight(ctx, "contacts.write");
  const { formId, contactId, ...typed } = parse(bankAccountInput, raw);
  const problems = checkBankAccount(typed);
  if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
  const fields = plain(typed);
  const asked = await ctx.db.transaction((tx) =>
    askForMethod(tx, ctx, {
      formId,
      contactId,
      kind: "bank_account",
      shown: {
        brand: fields.institution,
        last4: fields.accountNumber.slice(-4),
        title: fields.title,
        holderName: fields.holderName,
      },
      operation: "add_bank_account",
      audit: "bank_account.add",
    }),
  );
  if (asked.operationId === null) return { ...toldOf(null), methodId: asked.id, state: asked.state };
  // Jetpay's sample asks for the holder's mail address and country; the contact's address serves, the account is Canadian.
  const bankAccount = { ...fields, holderEmail: asked.contact.email, holderCountry: "ca" };
  const told = toldOf(await sendOperation(ctx, asked.operationId, { bankAccount }));
  return { ...told, methodId: asked.id, state: STATE[told.outcome] };
}

const STATE: Record<Told["outcome"], MethodState> = {
  accepted: "active",
  refused: "failed",
  unreachable: "failed",
  unknown: "unknown",
  underway: "pending",
};

const plain = (fields: BankFields): BankFields => ({
  ...fields,
  institutionNumber: digitsOf(fields.institutionNumber),
  transitNumber: digitsOf(fields.transitNumber),
  accountNumber: digitsOf(fields.accountNumber),
  // The guide's sample is written without a blank.
  holderPostalCode: plainPostalCode(fields.holderPostalCode),
});
