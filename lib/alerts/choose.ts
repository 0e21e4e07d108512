import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema/team";
import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { publish } from "@/lib/live/publish";
import { chosenStages, STAGES, type Stage } from "./stages";

export const alertsInput = z.object({ hours: z.array(z.literal(STAGES)).max(STAGES.length) });

/** At which of the stages the one who asks wants a mail; none: never. What they chose before is in the audit log. */
export async function chooseAlerts(
  ctx: Context<Person>,
  { hours }: z.output<typeof alertsInput>,
): Promise<{ stages: Stage[] }> {
  requireRight(ctx, "authorizations.capture");
  const { id } = ctx.actor;
  return ctx.db.transaction(async (tx) => {
    const [before] = await tx.select({ hours: users.alertHours }).from(users).where(eq(users.id, id)).for("update");
    const from = chosenStages(before?.hours ?? null);
    const to = chosenStages(hours);
    await tx.update(users).set({ alertHours: to }).where(eq(users.id, id));
    if (from.join() !== to.join()) {
      await record(tx, ctx, { action: "person.save", subjectId: id, data: { change: "alerts", from, to } });
      await publish(tx, "settings", id);
    }
    return { stages: to };
  });
}
