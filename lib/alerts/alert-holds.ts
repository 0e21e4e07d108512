import { and, asc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { holdAlerts, mailHolds } from "@/db/schema/alerts";
import { mails } from "@/db/schema/mails";
import { transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { publish } from "@/lib/live/publish";
import { queueMail } from "@/lib/mail/queue";
import { withdrawQueued } from "@/lib/mail/release";
import { mailWords } from "@/lib/mail/render";
import { addFact } from "@/lib/transactions/add-fact";
import { type Listener, listeners } from "./listeners";
import { STAGES, type Stage, stagesOf } from "./stages";

const HOUR_MS = 60 * 60_000;
const t = transactions;

/** A hold with the stages of it that are told of now. */
type Due = { id: string; stages: Stage[] };

/**
 * Tells people by mail of holds that lapse in 72, 24 and 4 hours: of each hold and stage once, whoever runs this and however
 * often. What is claimed, whom it is mailed to and the job that sends it are one commit. A person gets one mail for all that
 * has come due; of stages that came due together, as after an hour without a worker, a hold is told of once.
 */
export async function alertHolds(ctx: Context): Promise<void> {
  const due = await findDue(ctx);
  if (due.length === 0) return;
  await ctx.db.transaction(async (tx) => {
    const claimed = await claim(tx, ctx, due);
    if (claimed.length === 0) return;
    const told = new Map<string, number>();
    for (const person of await listeners(tx)) {
      const theirs = claimed.filter(({ stages }) => stages.some((stage) => person.stages.includes(stage)));
      if (theirs.length === 0) continue;
      await queueAlert(tx, ctx, person, theirs);
      for (const { id } of theirs) told.set(id, (told.get(id) ?? 0) + 1);
    }
    for (const { id, stages } of claimed) {
      await addFact(tx, ctx.actor, {
        transactionId: id,
        kind: "alerted",
        source: "clock",
        happenedAt: ctx.now(),
        data: { hours: Math.min(...stages), mails: told.get(id) ?? 0 },
      });
      await publish(tx, "transactions", id);
    }
  });
}

/** Only what is held is told of: while a call about a hold is under way or in doubt it waits, and is told of if it comes back. */
const isHeld = and(eq(t.flow, "authorization"), eq(t.state, "preauthorized"));

async function findDue({ db, now }: Context): Promise<Due[]> {
  const at = now();
  const rows = await db
    .select({
      id: t.id,
      heldAt: t.createdAt,
      deadline: t.holdDeadline,
      told: sql<
        number[]
      >`array(select ${holdAlerts.hours} from ${holdAlerts} where ${holdAlerts.transactionId} = ${t.id})`,
    })
    .from(t)
    .where(and(isHeld, gt(t.holdDeadline, at), lte(t.holdDeadline, new Date(at.getTime() + STAGES[0] * HOUR_MS))))
    .orderBy(asc(t.holdDeadline), asc(t.id));
  return rows.flatMap(({ id, heldAt, deadline, told }) => {
    if (deadline === null) return [];
    const come = stagesOf({ heldAt: heldAt.getTime(), deadline: deadline.getTime() }, at.getTime());
    const stages = come.filter((stage) => !told.includes(stage));
    return stages.length === 0 ? [] : [{ id, stages }];
  });
}

/** Those of them that are still held and that nobody else has claimed. What somebody is at work on is left for the next minute. */
async function claim(tx: Transaction, ctx: Context, due: readonly Due[]): Promise<Due[]> {
  const ids = due.map(({ id }) => id);
  const held = await tx
    .select({ id: t.id })
    .from(t)
    .where(and(isHeld, inArray(t.id, ids)))
    .for("update", { skipLocked: true });
  const wanted = due.filter(({ id }) => held.some((each) => each.id === id));
  if (wanted.length === 0) return [];
  const taken = await tx
    .insert(holdAlerts)
    .values(wanted.flatMap(({ id, stages }) => stages.map((hours) => ({ transactionId: id, hours, at: ctx.now() }))))
    .onConflictDoNothing()
    .returning({ id: holdAlerts.transactionId, hours: holdAlerts.hours });
  return wanted.flatMap((one) => {
    const stages = one.stages.filter((stage) => taken.some(({ id, hours }) => id === one.id && hours === stage));
    return stages.length === 0 ? [] : [{ ...one, stages }];
  });
}

/** What a person was to be told by mails that have not left yet: those are taken back, and the new one tells of it all. */
async function overtake(tx: Transaction, ctx: Context, person: Listener): Promise<string[]> {
  const waiting = await tx
    .select({ id: mails.id, about: mailHolds.transactionId })
    .from(mails)
    .innerJoin(mailHolds, eq(mailHolds.mailId, mails.id))
    .where(and(eq(mails.kind, "alert"), eq(mails.userId, person.id), eq(mails.state, "queued")));
  const taken = new Set<string>();
  for (const id of new Set(waiting.map((mail) => mail.id)))
    if (await withdrawQueued(tx, ctx, id, "overtaken")) taken.add(id);
  return waiting.filter((mail) => taken.has(mail.id)).map(({ about }) => about);
}

async function queueAlert(tx: Transaction, ctx: Context, person: Listener, holds: readonly Due[]): Promise<void> {
  const id = newId();
  await tx.insert(mails).values({
    id,
    formId: id,
    kind: "alert",
    userId: person.id,
    toAddress: person.email,
    toName: person.name,
    locale: person.locale,
    // What it says is written when it is drawn, out of what is still held then.
    subject: mailWords(person.locale)("alert.name"),
    message: "",
    state: "queued",
    messageId: `<alert.${id}@jetdesk>`,
    createdAt: ctx.now(),
  });
  const told = new Set([...holds.map((hold) => hold.id), ...(await overtake(tx, ctx, person))]);
  await tx.insert(mailHolds).values([...told].map((transactionId) => ({ mailId: id, transactionId })));
  await queueMail(tx, ctx, { id, kind: "alert", transactionId: null, toAddress: person.email });
}
