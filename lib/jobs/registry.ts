import { alertHolds } from "@/lib/alerts/alert-holds";
import type { Context } from "@/lib/context";
import { sampleByItself } from "@/lib/health/start";
import { stepSelfCheck, watchSelfCheck } from "@/lib/health/step";
import { sendMail } from "@/lib/mail/send";
import { sweepMails } from "@/lib/mail/sweep";
import type { MailTransport } from "@/lib/mail/transport";
import { askForOrphan } from "@/lib/operations/ask-for-orphan";
import { sendOperation } from "@/lib/operations/send";
import { sweepOperations } from "@/lib/operations/sweep";
import { checkTransaction, pollSilent } from "@/lib/transactions/check";
import { lapseHolds } from "@/lib/transactions/lapse";
import { applyInbox } from "@/lib/webhooks/apply-inbox";
import { healGaps } from "@/lib/webhooks/heal";
import { watchRegistration } from "@/lib/webhooks/registration";
import { keepHouse } from "./housekeeping";
import type { JobName, Jobs } from "./queue";

/**
 * `appUrl`: the desk's origin, where mails to its people lead. `callbackKey`: what Jetpay is to send along with its events;
 * needed where the webhook is registered anew.
 */
export type JobContext = Context & { mail: MailTransport; appUrl: string; callbackKey: string | null };
type Registry = { [N in JobName]: (ctx: JobContext, payload: Jobs[N]) => Promise<unknown> };

/** One function for each job. All of them may be run twice, at once or again: each finds what is left to do. */
export const JOBS: Registry = {
  "operation.send": (ctx, { operationId }) => sendOperation(ctx, operationId),
  "operations.sweep": (ctx) => sweepOperations(ctx),
  "webhooks.apply": (ctx) => applyInbox(ctx),
  "transaction.check": (ctx, { transactionId }) => checkTransaction(ctx, transactionId),
  "orphan.ask": (ctx, { jetpayId }) => askForOrphan(ctx, jetpayId),
  "transactions.poll": (ctx) => pollSilent(ctx),
  "holds.lapse": (ctx) => lapseHolds(ctx),
  "holds.alert": (ctx) => alertHolds(ctx),
  "webhooks.heal": (ctx) => healGaps(ctx, ctx.callbackKey),
  "webhook.watch": (ctx) => watchRegistration(ctx),
  "self_check.step": (ctx, { checkId }) => stepSelfCheck(ctx, checkId),
  "self_check.watch": (ctx) => watchSelfCheck(ctx),
  "self_check.sample": (ctx) => sampleByItself(ctx),
  "mail.send": (ctx, { mailId }) => sendMail(ctx, mailId),
  "mails.sweep": (ctx) => sweepMails(ctx),
  housekeeping: (ctx) => keepHouse(ctx),
};

/** What runs by itself, in graphile-worker's crontab form (UTC). */
export const SCHEDULE: readonly (readonly [pattern: string, job: JobName])[] = [
  ["* * * * *", "operations.sweep"],
  ["* * * * *", "mails.sweep"],
  ["* * * * *", "transactions.poll"],
  ["* * * * *", "holds.lapse"],
  ["* * * * *", "holds.alert"],
  ["* * * * *", "webhooks.apply"],
  ["* * * * *", "webhooks.heal"],
  ["*/2 * * * *", "webhook.watch"],
  ["* * * * *", "self_check.watch"],
  ["41 * * * *", "self_check.sample"],
  ["17 * * * *", "housekeeping"],
];
