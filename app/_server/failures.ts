import type { ActionError } from "@/lib/action-result";
import type { AuditAction } from "@/lib/audit/actions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { Busy, Conflict, Forbidden, InvalidInput, NotFound } from "@/lib/errors";

/** What went wrong with `action`, in a form that may leave the server. A missing right is recorded; anything unforeseen gets a case number. */
export async function describeFailure(ctx: Context, error: unknown, action: AuditAction): Promise<ActionError> {
  const plain = { key: "unexpected", values: {}, fields: {} };
  if (error instanceof InvalidInput) return { ...plain, kind: "invalid", key: "invalid", fields: error.fields };
  if (error instanceof Conflict) return { ...plain, kind: "conflict", key: error.key, values: error.values };
  if (error instanceof Busy) return { ...plain, kind: "conflict", key: "busy" };
  if (error instanceof NotFound) return { ...plain, kind: "not_found", key: "not_found" };
  if (error instanceof Forbidden) {
    await record(ctx.db, ctx, { action, outcome: "refused", reason: error.permission });
    return { ...plain, kind: "forbidden", key: "forbidden" };
  }
  const caseNumber = ctx.requestId.slice(0, 8).toUpperCase();
  ctx.log.error({ err: error, caseNumber }, "unforeseen error");
  return { ...plain, kind: "unexpected", values: { caseNumber } };
}
