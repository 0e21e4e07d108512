import type { Transaction } from "@/db/client";
import { transactionEvents } from "@/db/schema/transactions";
import { type Actor, actorIdOf } from "@/lib/context";
import type { FactKind, FactSource } from "./facts";
import type { State } from "./transaction";

type NewFact = {
  transactionId: string;
  kind: FactKind;
  source: FactSource;
  happenedAt: Date;
  heardAt?: Date;
  saidState?: State | null;
  operationId?: string | null;
  webhookEventId?: bigint | null;
  data?: Record<string, string | number | boolean | null>;
};

/** Adds one fact. An event that is there already stays as it is; says whether this one is new. */
export async function addFact(tx: Transaction, actor: Actor, fact: NewFact): Promise<boolean> {
  const added = await tx
    .insert(transactionEvents)
    .values({
      transactionId: fact.transactionId,
      kind: fact.kind,
      source: fact.source,
      saidState: fact.saidState ?? null,
      happenedAt: fact.happenedAt,
      heardAt: fact.heardAt ?? fact.happenedAt,
      actorId: actorIdOf(actor),
      operationId: fact.operationId ?? null,
      webhookEventId: fact.webhookEventId ?? null,
      data: fact.data ?? {},
    })
    .onConflictDoNothing({ target: transactionEvents.webhookEventId })
    .returning({ id: transactionEvents.id });
  return added.length > 0;
}
