import { eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { operations, transactions } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import type { JobName } from "@/lib/jobs/queue";
import type { JobContext } from "@/lib/jobs/registry";
import type { MailTransport } from "@/lib/mail/transport";
import { prepareCall } from "@/lib/operations/calls";
import { settle } from "@/lib/operations/settle";
import { applyOne, applyWaiting } from "@/lib/webhooks/apply";
import type { BrokenCall } from "./calls";

/** A desk with one mistake in it, made by the harness alone: what proves that the oracle sees what it is there for. */
export type Broken = {
  /** What the mistake is, for the report. */
  is: string;
  call?: BrokenCall;
  mail?: (handOver: MailTransport["handOver"]) => MailTransport["handOver"];
  jobs?: Partial<Record<JobName, (ctx: JobContext, payload: never) => Promise<unknown>>>;
  rewrite?: (statement: string) => string;
  /** Changes the database that the runs stand on. */
  prepare?: (admin: Database) => Promise<unknown>;
};

export const BROKEN = {
  no_intent: {
    is: "the intent is not there first: a call leaves before it is written down that it does",
    jobs: { "operation.send": callFirst },
  },
  retry_on_timeout: {
    is: "a retry on timeout: a call without a clear answer is made once more",
    call: async (_name, make) => {
      const answer = await make();
      return isUnknown(answer) ? make() : answer;
    },
  },
  doubt_is_failure: {
    is: "a call without a clear answer is taken for refused",
    call: async (_name, make) => {
      const answer = await make();
      return isUnknown(answer) ? { ...answer, kind: "refused", httpStatus: 504, fields: [], declined: false } : answer;
    },
  },
  newest_word: {
    is: "no guard for the newest event: the word heard last is shown, whatever was said before it",
    jobs: { "webhooks.apply": lastWordWins },
  },
  no_event_dedupe: {
    is: "no dedupe of events: one that is delivered again is stored and applied again",
    prepare: (admin) =>
      admin.execute(sql`alter table transaction_events drop constraint transaction_events_webhook_event_id_unique`),
    rewrite: (statement) =>
      statement.includes('"transaction_events"')
        ? statement.replace(/ on conflict \("webhook_event_id"\) do nothing/, "")
        : statement.replace(
            /(insert into webhook_events[\s\S]*)on conflict \(id\) do nothing/,
            "$1on conflict (id) do update set processed_at = null",
          ),
  },
  no_form_dedupe: {
    is: "no dedupe of forms: one that is sent twice is taken for two",
    prepare: (admin) => admin.execute(sql`alter table transactions drop constraint transactions_form_id_unique`),
    rewrite: (statement) =>
      statement.replace(/(from "transactions" where "transactions"."form_id" = \$1)/, "$1 and false"),
  },
  done_before_applied: {
    is: "events are marked as applied before they are",
    jobs: { "webhooks.apply": markFirst },
  },
  mail_again: {
    is: "a mail of which nobody knows whether it left is sent again",
    mail: (handOver) => async (mail) => {
      const handover = await handOver(mail);
      return handover.kind === "unknown" ? { ...handover, kind: "not_sent" } : handover;
    },
  },
  no_sweep: {
    is: "nobody looks for calls whose process ended",
    jobs: { "operations.sweep": async () => undefined },
  },
} as const satisfies Record<string, Broken>;
export type BrokenName = keyof typeof BROKEN;

const isUnknown = (answer: unknown): answer is { kind: "unknown" } =>
  typeof answer === "object" && answer !== null && "kind" in answer && answer.kind === "unknown";

async function callFirst(ctx: JobContext, { operationId }: { operationId: string }): Promise<void> {
  const [operation] = await ctx.db.select().from(operations).where(eq(operations.id, operationId));
  if (operation?.status !== "queued") return;
  const makeCall = await ctx.db.transaction((tx) => prepareCall(tx, ctx, operation, {}));
  const outcome = await makeCall();
  await ctx.db.update(operations).set({ status: "sent", sentAt: ctx.now() }).where(eq(operations.id, operationId));
  await settle(ctx, operation, outcome);
}

const waiting = (ctx: JobContext) =>
  ctx.db.select().from(webhookEvents).where(isNull(webhookEvents.processedAt)).orderBy(webhookEvents.id);

async function lastWordWins(ctx: JobContext): Promise<void> {
  const events = await waiting(ctx);
  await applyWaiting(ctx);
  for (const { data, jetpayTransactionId } of events) {
    const { state } = JSON.parse(data) as { state?: string };
    if (state === undefined || jetpayTransactionId === null) continue;
    await ctx.db.update(transactions).set({ state }).where(eq(transactions.jetpayId, jetpayTransactionId));
  }
}

async function markFirst(ctx: JobContext): Promise<void> {
  const events = await waiting(ctx);
  await ctx.db.update(webhookEvents).set({ processedAt: ctx.now() }).where(isNull(webhookEvents.processedAt));
  for (const { id } of events) {
    await ctx.db.update(webhookEvents).set({ processedAt: null }).where(eq(webhookEvents.id, id));
    await applyOne(ctx, id);
  }
}
