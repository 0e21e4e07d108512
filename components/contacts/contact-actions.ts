import type { ActionResult } from "@/lib/action-result";
import type { BankAccountAdded } from "@/lib/contacts/bank-account";
import type { AccountType } from "@/lib/contacts/bank-fields";
import type { CardPage } from "@/lib/contacts/card";
import type { Language } from "@/lib/contacts/contact";
import type { ContactCreated } from "@/lib/contacts/create";
import type { Told } from "@/lib/contacts/outcome";

type Act<I, O> = (input: I) => Promise<ActionResult<O>>;
type Own = { name: string; phone: string; language: Language };

export type CreateContact = Act<Own & { formId: string; email: string }, ContactCreated>;

/** What a contact's page can have done; the server's actions are handed in by the page. */
export type ContactActions = {
  update: Act<Own & { id: string; seen: Own }, { id: string }>;
  sendAgain: Act<{ id: string }, Told>;
  addBankAccount: Act<BankAccountRequest, BankAccountAdded>;
  requestCardPage: Act<{ formId: string; contactId: string }, CardPage>;
  confirm: Act<{ contactId: string; methodId: string | null; jetpayId: string; reason: string }, { id: string }>;
  removeMethod: Act<{ methodId: string; onlyUnused?: boolean }, { id: string }>;
};

export type BankAccountRequest = {
  formId: string;
  contactId: string;
  institutionNumber: string;
  transitNumber: string;
  accountNumber: string;
  institution: string;
  title: string;
  accountType: AccountType;
  holderName: string;
  holderAddress: string;
  holderCity: string;
  holderPostalCode: string;
};
