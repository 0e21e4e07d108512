import { getHandler } from "@/app/_server/get-handler";
import { NotFound } from "@/lib/errors";
import { type RawFact, readRawFact } from "@/lib/transactions/raw";

export const GET = getHandler<RawFact, { id: string; fact: string }>({
  permission: "desk.read",
  run: async (ctx, { params }) => {
    const fact = Number(params.fact);
    if (!Number.isSafeInteger(fact)) throw new NotFound("fact");
    return readRawFact(ctx, params.id, fact);
  },
});
