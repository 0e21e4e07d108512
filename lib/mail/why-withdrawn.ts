import { and, eq, inArray } from "drizzle-orm";
import type { Executor } from "@/db/client";
import type { mails } from "@/db/schema/mails";
import { users } from "@/db/schema/team";
import { transactionEvents } from "@/db/schema/transactions";
import type { LinkEnd } from "./link";

/** Why a mail did not leave; `by`: who took it back. */
export type WhyWithdrawn = {
  why: "person" | "overtaken" | "needless" | "unwanted" | "bounced" | LinkEnd;
  by: string | null;
};

const WHYS: readonly WhyWithdrawn["why"][] = [
  "person",
  "overtaken",
  "needless",
  "bounced",
  "used",
  "stopped",
  "failed",
  "unsafe",
];

type Mail = Pick<typeof mails.$inferSelect, "id" | "transactionId" | "state" | "withdrawn">;

/** The one cause of each mail that did not leave: out of the fact that says so, or of the alert itself, which is about no payment alone. */
export async function whyWithdrawn(db: Executor, of: readonly Mail[]): Promise<Map<string, WhyWithdrawn>> {
  const whys = new Map<string, WhyWithdrawn>(
    of.flatMap(({ id, withdrawn: why }) => (why === null ? [] : [[id, { why, by: null }] as const])),
  );
  const about = of.flatMap(({ state, transactionId }) =>
    state === "withdrawn" && transactionId !== null ? [transactionId] : [],
  );
  if (about.length === 0) return whys;
  const e = transactionEvents;
  const facts = await db
    .select({ data: e.data, by: users.name })
    .from(e)
    .leftJoin(users, eq(users.id, e.actorId))
    .where(and(eq(e.kind, "mail_withdrawn"), inArray(e.transactionId, [...new Set(about)])));
  for (const { data, by } of facts) {
    const { because, end, mailId } = data;
    // How a link came to its end is kept with the fact; where an older one has it not, nobody knows.
    const said = because === "link" ? end : because;
    const why = WHYS.find((each) => each === said);
    if (why !== undefined) whys.set(String(mailId), { why, by: why === "person" ? by : null });
  }
  return whys;
}
