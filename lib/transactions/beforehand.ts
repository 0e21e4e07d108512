import { and, desc, eq, gt, inArray, ne } from "drizzle-orm";
import { z } from "zod";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { parse } from "@/lib/parse";
import { type Alike, readAlike } from "./alike";
import { isFarBeyond } from "./limits";
import { directionOf, FLOWS } from "./transaction";

/** What a person is shown at the review, before they ask. `at` is an ISO instant, the amount integer minor units. */
export type Beforehand = {
  alike: Alike[];
  /** The largest of the last year, where what is about to be asked for is far beyond it. */
  beyond: { amountMinor: number; at: string } | null;
};

const YEAR_MS = 365 * 24 * 60 * 60_000;
/** Only what was paid says what is usual: a link that nobody followed does not. */
const MEASURE = ["paid", "completed"];

const input = z.object({
  contactId: z.uuid(),
  flow: z.enum(FLOWS),
  amountMinor: z.coerce.number().int().positive(),
  formId: z.uuid(),
});

/** The same asked for already, and whether the amount is far beyond any this contact was paid, or paid, in the last year. */
export async function readBeforehand(ctx: Context, raw: unknown): Promise<Beforehand> {
  requireRight(ctx, "desk.read");
  const asked = parse(input, raw);
  const [alike, largest] = await Promise.all([readAlike(ctx, raw), readLargest(ctx, asked)]);
  const beyond = largest !== null && isFarBeyond(asked.amountMinor, largest.amountMinor, ctx.currency);
  return { alike, beyond: beyond ? { amountMinor: largest.amountMinor, at: largest.at.toISOString() } : null };
}

async function readLargest(ctx: Context, { contactId, flow, formId }: z.output<typeof input>) {
  const t = transactions;
  const [largest] = await ctx.db
    .select({ amountMinor: t.amountMinor, at: t.createdAt })
    .from(t)
    .where(
      and(
        eq(t.contactId, contactId),
        eq(t.direction, directionOf(flow)),
        eq(t.currency, ctx.currency),
        ne(t.formId, formId),
        inArray(t.state, MEASURE),
        gt(t.createdAt, new Date(ctx.now().getTime() - YEAR_MS)),
      ),
    )
    .orderBy(desc(t.amountMinor), desc(t.createdAt))
    .limit(1);
  return largest ?? null;
}
