import { getHandler } from "@/app/_server/get-handler";
import { type Beforehand, readBeforehand } from "@/lib/transactions/beforehand";

/** `?contactId=&flow=&amountMinor=&formId=`: the same asked for within the last days, by another form than this, and what the amount is far beyond. */
export const GET = getHandler<Beforehand>({
  permission: "desk.read",
  run: (ctx, { search }) => readBeforehand(ctx, Object.fromEntries(search)),
});
