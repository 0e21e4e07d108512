import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookEvents, webhookGaps } from "@/db/schema/webhooks";
import { REACH, runsOf, without } from "./id-ranges";

type Gap = typeof webhookGaps.$inferSelect;
/** A row that is to be written. */
type Piece = Omit<Gap, "id">;

/** Rows written in one statement, which takes 65,535 values at most. */
const AT_ONCE = 5_000;

/**
 * Takes what came out of the gaps. A gap that was closed because Jetpay had nothing for it is open again where something
 * came after all: what was believed of it was wrong. `told` is the highest id that Jetpay ever said it sent. Answers how many
 * were changed.
 */
export async function fillGaps(tx: Transaction, told: bigint | null, now: Date): Promise<number> {
  const rows = await tx
    .select({ gap: webhookGaps, id: webhookEvents.id })
    .from(webhookGaps)
    .innerJoin(webhookEvents, sql`${webhookEvents.id} between ${webhookGaps.firstId} and ${webhookGaps.lastId}`)
    .where(or(isNull(webhookGaps.closedAt), sql`${webhookGaps.outcome} <> 'came'`));
  if (rows.length === 0) return 0;
  const byGap = new Map<number, { gap: Gap; ids: bigint[] }>();
  for (const { gap, id } of rows) {
    const entry = byGap.get(gap.id) ?? { gap, ids: [] };
    entry.ids.push(id);
    byGap.set(gap.id, entry);
  }
  const filled = [...byGap.values()];
  const came = await joined(
    tx,
    filled.flatMap(({ gap, ids }) => cameOf(gap, ids, now)),
  );
  await remove(tx, [...byGap.keys(), ...came.parts]);
  await insert(tx, [...came.whole, ...filled.flatMap(({ gap, ids }) => leftOf(gap, ids, told, now))]);
  return filled.length;
}

const cameOf = (gap: Gap, ids: bigint[], now: Date): Piece[] =>
  runsOf(ids).map(({ first, last }) => ({
    ...plain(gap),
    firstId: first,
    lastId: last,
    closedAt: now,
    outcome: "came",
  }));

/**
 * What is missing still; nobody loses a million events: in a wide gap, ids beyond the last that came are to come, but for
 * those that Jetpay said it sent.
 */
function leftOf(gap: Gap, ids: bigint[], told: bigint | null, now: Date): Piece[] {
  const again = gap.closedAt === null ? {} : { seenAt: now, polledAt: null, polled: 0, polledAllAt: null };
  const open = { ...plain(gap), ...again, passedAt: null, closedAt: null, outcome: null };
  const toCome = { ...plain(gap), closedAt: gap.closedAt ?? now, outcome: gap.outcome ?? ("none" as const) };
  const isWide = gap.lastId - gap.firstId >= REACH;
  const sent = ids.reduce((high, id) => (id > high ? id : high), told ?? gap.firstId);
  const edge = isWide && sent < gap.lastId ? sent : gap.lastId;
  const rows = (from: bigint, to: bigint, piece: Piece): Piece[] =>
    without({ first: from, last: to }, ids).map(({ first, last }) => ({ ...piece, firstId: first, lastId: last }));
  return [...rows(gap.firstId, edge, open), ...rows(edge + 1n, gap.lastId, toCome)];
}

/** What came of a gap stands in the log piece by piece, until it is whole: pieces beside each other become one. */
async function joined(tx: Transaction, came: Piece[]): Promise<{ whole: Piece[]; parts: number[] }> {
  const seen = [...new Map(came.map(({ seenAt }) => [seenAt.getTime(), seenAt])).values()];
  const before = await tx
    .select()
    .from(webhookGaps)
    .where(and(eq(webhookGaps.outcome, "came"), inArray(webhookGaps.seenAt, seen)));
  const inOrder = [...before, ...came].sort(
    (a, b) => a.seenAt.getTime() - b.seenAt.getTime() || (a.firstId < b.firstId ? -1 : 1),
  );
  const runs: { whole: Piece; ids: number[]; isNew: boolean }[] = [];
  for (const part of inOrder) {
    const { id, ...piece } = { id: null, ...part };
    const run = runs.at(-1);
    const follows = run?.whole.seenAt.getTime() === piece.seenAt.getTime() && run.whole.lastId + 1n === piece.firstId;
    if (run === undefined || !follows) {
      runs.push({ whole: piece, ids: id === null ? [] : [id], isNew: id === null });
    } else {
      run.whole = { ...(id === null ? piece : run.whole), firstId: run.whole.firstId, lastId: piece.lastId };
      if (id === null) run.isNew = true;
      else run.ids.push(id);
    }
  }
  const changed = runs.filter(({ isNew }) => isNew);
  return { whole: changed.map(({ whole }) => whole), parts: changed.flatMap(({ ids }) => ids) };
}

function plain({ id: _, ...piece }: Gap): Piece {
  return piece;
}

async function remove(tx: Transaction, ids: number[]): Promise<void> {
  await tx.execute(sql`
    delete from webhook_gaps where id in (select value::bigint from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
}

async function insert(tx: Transaction, pieces: Piece[]): Promise<void> {
  for (let at = 0; at < pieces.length; at += AT_ONCE) {
    await tx.insert(webhookGaps).values(pieces.slice(at, at + AT_ONCE));
  }
}
