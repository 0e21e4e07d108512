import { getHandler } from "@/app/_server/get-handler";
import { type Alike, readAlike } from "@/lib/transactions/alike";

/** `?contactId=&flow=&amountMinor=&formId=`: the same asked for within the last days, by another form than this. */
export const GET = getHandler<Alike[]>({
  permission: "desk.read",
  run: (ctx, { search }) => readAlike(ctx, Object.fromEntries(search)),
});
