import { z } from "zod";
import type { Context } from "@/lib/context";
import { InvalidInput } from "@/lib/errors";
import { dayStart } from "@/lib/i18n/day-start";
import { dayKey } from "@/lib/i18n/format";
import { parse } from "@/lib/parse";
import { readSetting } from "@/lib/settings/settings";
import { registerWebhook } from "./registration";

/** From which day of the desk on events are to be sent again; null for new ones only. */
export const registerInput = z.object({ replayFrom: z.iso.date("day_missing").nullable() });

/** Registers the webhook as the form asks; the day begins where the desk's days begin. */
export async function registerFrom(
  ctx: Context,
  raw: unknown,
  own: { appUrl: string; callbackKey: string | null },
): Promise<void> {
  const { replayFrom } = parse(registerInput, raw);
  const zone = await readSetting(ctx.db, "desk.zone");
  if (replayFrom !== null && replayFrom > dayKey(ctx.now(), zone)) {
    throw new InvalidInput({ replayFrom: { key: "day_ahead" } });
  }
  await registerWebhook(ctx, { ...own, replayFrom: replayFrom === null ? null : dayStart(replayFrom, zone) });
}
