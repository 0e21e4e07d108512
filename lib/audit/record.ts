import type { Executor } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { type Actor, actorIdOf, actorNameOf } from "@/lib/context";
import type { AuditAction } from "./actions";

type Entry = {
  action: AuditAction;
  subjectId?: string | null;
  /** `unclear`: it was asked of Jetpay, and whether Jetpay did it is not known. */
  outcome?: "done" | "refused" | "unclear";
  reason?: string | null;
  data?: Record<string, unknown>;
};

/** Writes one entry in the transaction of the change it tells of: both are there, or neither. */
export async function record(
  tx: Executor,
  who: { actor: Actor; now: () => Date; requestId: string },
  entry: Entry,
): Promise<void> {
  await tx.insert(auditEntries).values({
    at: who.now(),
    actorId: actorIdOf(who.actor),
    actorName: actorNameOf(who.actor),
    action: entry.action,
    outcome: entry.outcome ?? "done",
    subjectId: entry.subjectId ?? null,
    reason: entry.reason ?? null,
    data: entry.data ?? {},
    requestId: who.requestId,
  });
}
