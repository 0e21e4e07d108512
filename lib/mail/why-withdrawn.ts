import { and, eq, inArray } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { users } from "@/db/schema/team";
import { transactionEvents } from "@/db/schema/transactions";
import type { LinkEnd } from "./link";

/** Why a mail did not leave; `by`: who took it back. */
export type WhyWithdrawn = { why: "person" | "overtaken" | "needless" | "bounced" | LinkEnd; by: string | null };

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

type Mail = { id: string; transactionId: string | null; state: string };

/** The one cause of each mail that did not leave, out of the fact that says so. An alert is about no payment and has none. */
export async function whyWithdrawn(db: Executor, mails: readonly Mail[]): Promise<Map<string, WhyWithdrawn>> {
  const about = mails.flatMap(({ state, transactionId }) =>
    state === "withdrawn" && transactionId !== null ? [transactionId] : [],
  );
  if (about.length === 0) return new Map();
  const e = transactionEvents;
  const facts = await db
    .select({ data: e.data, by: users.name })
    .from(e)
    .leftJoin(users, eq(users.id, e.actorId))
    .where(and(eq(e.kind, "mail_withdrawn"), inArray(e.transactionId, [...new Set(about)])));
  return new Map(
    facts.flatMap(({ data, by }) => {
      const { because, end, mailId } = data;
      // How a link came to its end is kept with the fact; where an older one has it not, nobody knows.
      const said = because === "link" ? end : because;
      const why = WHYS.find((each) => each === said);
      return why === undefined ? [] : [[String(mailId), { why, by: why === "person" ? by : null }] as const];
    }),
  );
}
