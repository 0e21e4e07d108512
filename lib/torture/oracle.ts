import { asc } from "drizzle-orm";
import { paymentMethods } from "@/db/schema/contacts";
import { operations } from "@/db/schema/transactions";
import { judgeAudit } from "./oracle/audit";
import { judgeContacts } from "./oracle/contacts";
import { judgeApplied, judgeStored } from "./oracle/inbox";
import { judgeMails } from "./oracle/mails";
import { judgeMoney, judgeProgress, judgeRest } from "./oracle/money";
import { judgeLeft } from "./oracle/rest";
import type { Violation } from "./oracle/violation";
import type { Run } from "./run";

const callsOf = ({ world }: Run) => world.admin.select().from(operations).orderBy(asc(operations.createdAt));

/** After each step, in the middle of everything: what is on the screen is true, and nothing that was taken is lost. */
export async function judgeStep(run: Run, delivered: boolean): Promise<Violation[]> {
  const { transactions, ...truth } = await run.world.truth("transactions", "events", "deliveries");
  const [rows, calls] = [await run.rows(), await callsOf(run)];
  return [
    ...judgeMoney(rows, calls, transactions),
    ...judgeProgress(rows, calls, transactions, run.shown),
    ...(delivered ? await judgeStored(run.world, truth) : []),
  ];
}

/** When everything has come to rest: as above, and what is shown is what is, to the last mail and entry. */
export async function judgeEnd(run: Run): Promise<Violation[]> {
  const { world } = run;
  const truth = await world.truth("transactions", "events", "deliveries", "contacts", "accounts");
  const [rows, calls, contacts] = [await run.rows(), await callsOf(run), await run.contacts()];
  const methods = await world.admin.select().from(paymentMethods);
  return [
    ...judgeMoney(rows, calls, truth.transactions),
    ...judgeRest(rows, calls, truth.transactions),
    ...judgeContacts(contacts, methods, calls, truth),
    ...(await judgeStored(world, truth)),
    ...(await judgeApplied(world)),
    ...(await judgeMails(run, true)),
    ...(await judgeAudit(world)),
    ...(await judgeLeft(run)),
  ];
}
