import type { NextRequest } from "next/server";
import type { ActionError } from "@/lib/action-result";
import { type Context, type Person, requireRight } from "@/lib/context";
import type { Permission } from "@/lib/permissions";
import { contextFor } from "./context";
import { describeFailure } from "./failures";
import { currentPerson } from "./session";

const STATUS: Record<ActionError["kind"], number> = {
  invalid: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unexpected: 500,
};

type Definition<P, O> = {
  permission: Permission;
  run: (ctx: Context<Person>, request: { search: URLSearchParams; params: P; signal: AbortSignal }) => Promise<O>;
};

/** The one shape of a GET handler: who is it, may they, then one query of `lib`. Answers JSON that no cache may keep, unless `run` answers itself. */
export function getHandler<O, P = Record<string, never>>({ permission, run }: Definition<P, O>) {
  return async (request: NextRequest, route: { params: Promise<P> }): Promise<Response> => {
    const person = await currentPerson();
    if (person === null) return answer({ error: { kind: "signed_out", key: "signed_out" } }, 401);
    const ctx = contextFor(person);
    try {
      requireRight(ctx, permission);
      const { nextUrl, signal } = request;
      const found = await run(ctx, { search: nextUrl.searchParams, params: await route.params, signal });
      return found instanceof Response ? found : answer(found, 200);
    } catch (error) {
      const failure = await describeFailure(ctx, error, "read");
      return answer({ error: failure }, STATUS[failure.kind]);
    }
  };
}

const answer = (body: unknown, status: number): Response =>
  Response.json(body, { status, headers: { "cache-control": "no-store" } });
