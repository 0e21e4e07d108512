import type { Action, ActionKind } from "./action";
import * as contacts from "./doers/contacts";
import * as doubts from "./doers/doubts";
import * as mails from "./doers/mails";
import * as system from "./doers/system";
import * as transactions from "./doers/transactions";
import type { Run } from "./run";

/** Does an action, and says what it was and what came of it; null when there was nothing to do it to. */
export type Doer = (run: Run, action: Action) => Promise<{ what: string; outcome: string } | null>;

export const DOERS: Record<ActionKind, Doer> = {
  create: transactions.create,
  create_again: transactions.createAgain,
  capture: transactions.capture,
  cancel: transactions.cancel,
  withdraw: transactions.withdraw,
  resolve: doubts.resolve,
  check: transactions.check,
  mail: mails.mail,
  mail_again: mails.mailAgain,
  contact: contacts.contact,
  contact_again: contacts.contactAgain,
  bank_account: contacts.bankAccount,
  card: contacts.card,
  job: system.job,
  schedule: system.schedule,
  deliver: system.deliver,
  pay: system.pay,
  time: system.time,
  late: system.late,
};
