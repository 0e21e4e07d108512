import { isRedirectError } from "next/dist/client/components/redirect-error";
import type { z } from "zod";
import type { ActionResult } from "@/lib/action-result";
import type { AuditAction } from "@/lib/audit/actions";
import { type Context, type Person, requireRight } from "@/lib/context";
import { parse } from "@/lib/parse";
import type { Permission } from "@/lib/permissions";
import { contextFor } from "./context";
import { describeFailure } from "./failures";
import { currentPerson } from "./session";

type Definition<I extends z.ZodType, O> = {
  /** Without it nothing is read, parsed or done. */
  permission: Permission;
  /** What the audit log calls it, also when a right is missing and nothing is done. */
  audit: AuditAction;
  input: I;
  run: (ctx: Context<Person>, input: z.output<I>) => Promise<O>;
};

/**
 * The one shape of a server action: who is it, may they, is it well formed, then one verb of `lib`. What comes back is
 * always an `ActionResult`; nothing is thrown at the browser and no message of an unforeseen error leaves the server.
 */
export function action<I extends z.ZodType, O>({ permission, audit, input, run }: Definition<I, O>) {
  return async (raw: z.input<I>): Promise<ActionResult<O>> => {
    const person = await currentPerson();
    if (person === null) {
      return { ok: false, error: { kind: "signed_out", key: "signed_out", values: {}, fields: {} } };
    }
    const ctx = contextFor(person);
    try {
      requireRight(ctx, permission);
      return { ok: true, data: await run(ctx, parse(input, raw)) };
    } catch (error) {
      if (isRedirectError(error)) throw error;
      return { ok: false, error: await describeFailure(ctx, error, audit) };
    }
  };
}
