import { getHandler } from "@/app/_server/get-handler";
import { readSetting } from "@/lib/settings/settings";
import { readStamp } from "@/lib/webhooks/stamp";

export const GET = getHandler({
  permission: "desk.read",
  run: async (ctx) => readStamp(ctx, await readSetting(ctx.db, "desk.zone")),
});
