import { desc, eq, type SQL } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import type { PagePlace } from "@/lib/lists/page";
import { keyset } from "./keyset";
import type { Direction, Flow, State } from "./transaction";

/** A method as it is named on the screen: never a full number. */
export type MethodName = { kind: "bank_account" | "card"; brand: string; last4: string };

/** One line of the list. `createdAt` is an ISO instant, the amount integer minor units. */
export type TransactionLine = {
  id: string;
  createdAt: string;
  contactId: string;
  contactName: string;
  state: State;
  flow: Flow;
  direction: Direction;
  amountMinor: number;
  currency: string;
  reference: string;
  method: MethodName | null;
  note: string;
  statement: string;
  /** Since when it is in this state, an ISO instant. */
  since: string;
  jetpayId: string | null;
  /** Who asked for it; null where nobody of the desk did. */
  by: string | null;
  /** Counted up when the state moves. */
  version: number;
};

/** Finds the page by its keys alone, then fetches what the lines show, so that no join is made for a row that is not shown. */
export async function readLines(
  tx: Executor,
  condition: SQL | undefined,
  place: PagePlace,
  limit: number,
  few: boolean,
) {
  const t = transactions;
  const page = keyset(tx, condition, place, limit, few).as("page");
  return tx
    .select({
      cursor: page.cursor,
      id: t.id,
      createdAt: t.createdAt,
      contactId: t.contactId,
      contactName: contacts.name,
      state: t.state,
      flow: t.flow,
      direction: t.direction,
      amountMinor: t.amountMinor,
      currency: t.currency,
      reference: t.reference,
      note: t.note,
      statement: t.statement,
      since: t.stateSince,
      jetpayId: t.jetpayId,
      link: t.link,
      by: users.name,
      version: t.version,
      methodKind: paymentMethods.kind,
      methodBrand: paymentMethods.brand,
      methodLast4: paymentMethods.last4,
    })
    .from(page)
    .innerJoin(t, eq(t.id, page.id))
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .leftJoin(paymentMethods, eq(paymentMethods.id, t.paymentMethodId))
    .leftJoin(users, eq(users.id, t.createdBy))
    .orderBy(desc(t.createdAt), desc(t.id));
}

export function asLine(row: Awaited<ReturnType<typeof readLines>>[number]): TransactionLine {
  const { cursor: _, link: __, methodKind, methodBrand, methodLast4, ...line } = row;
  return {
    ...line,
    createdAt: row.createdAt.toISOString(),
    since: row.since.toISOString(),
    method: methodKind === null ? null : { kind: methodKind, brand: methodBrand ?? "", last4: methodLast4 ?? "" },
  };
}
