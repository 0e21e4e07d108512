import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { type BouncedAddress, bouncedAt } from "@/lib/mail/bounced-address";
import { isUuid } from "@/lib/uuid";
import type { ContactChoice, ContactMethod, Standing } from "./contact";
import type { Balance, WayRecord } from "./dealings";
import { METHOD_FIELDS } from "./methods";
import type { LastPayment } from "./queries";
import { readDealings } from "./read-dealings";
import { lastCreation, standingOf } from "./standing";

const HISTORY = 12;

/** `said`: why it is not usable, in Jetpay's words; `neverSent`: nothing of it reached Jetpay, so it said nothing. */
export type MethodDetail = ContactMethod & {
  holderName: string | null;
  said: string | null;
  neverSent: boolean;
  createdAt: string;
};

export type HistoryLine = LastPayment & {
  reference: string;
  statement: string;
  /** Jetpay's own id of it; null while nobody has told us one. */
  jetpayId: string | null;
  method: ContactMethod | null;
};

/** Everything the page of a contact shows; instants are ISO texts. */
export type ContactDetail = Omit<ContactChoice, "methods"> & {
  phone: string | null;
  methods: MethodDetail[];
  standing: Standing;
  /** What Jetpay said when it refused, or why the answer could not be known. */
  standingSaid: string | null;
  standingAt: string | null;
  /** Jetpay's own id of it, for a person who looks it up there. */
  jetpayId: string | null;
  createdAt: string;
  createdBy: string | null;
  payments: number;
  /** The last mail to the address did not arrive. */
  bounced: BouncedAddress | null;
  balances: Balance[];
  ways: WayRecord[];
  history: HistoryLine[];
};

/** One contact with its methods and its latest transactions, newest first; null when there is none. */
export async function readContact(ctx: Context, id: string): Promise<ContactDetail | null> {
  requireRight(ctx, "desk.read");
  const { db } = ctx;
  if (!isUuid(id)) return null;
  const creation = lastCreation(db, contacts.id);
  const [found] = await db
    .select({
      contact: contacts,
      createdBy: users.name,
      creation: {
        status: creation.status,
        attempts: creation.attempts,
        message: creation.message,
        answeredAt: creation.answeredAt,
      },
    })
    .from(contacts)
    .leftJoin(users, eq(users.id, contacts.createdBy))
    .leftJoinLateral(creation, sql`true`)
    .where(eq(contacts.id, id));
  if (found === undefined) return null;
  const { contact } = found;
  const standing = standingOf(contact.jetpayId, found.creation);
  const dealings = await readDealings(db, id);
  return {
    id: contact.id,
    name: contact.name,
    email: contact.email,
    phone: contact.phone,
    language: contact.language,
    jetpay: contact.jetpayId !== null,
    jetpayId: contact.jetpayId,
    standing,
    standingSaid: standing === "refused" || standing === "unknown" ? (found.creation?.message ?? null) : null,
    standingAt: standing === "at_jetpay" ? null : (found.creation?.answeredAt?.toISOString() ?? null),
    createdAt: contact.createdAt.toISOString(),
    createdBy: found.createdBy,
    methods: await methodDetails(ctx, id),
    ...dealings,
    history: await historyOf(ctx, id),
    bounced: await bouncedAt(ctx.db, contact.email),
  };
}

async function methodDetails(ctx: Context, contactId: string): Promise<MethodDetail[]> {
  const rows = await ctx.db
    .select({
      ...METHOD_FIELDS,
      holderName: paymentMethods.holderName,
      said: paymentMethods.failReason,
      jetpayId: paymentMethods.jetpayId,
      createdAt: paymentMethods.createdAt,
    })
    .from(paymentMethods)
    .where(and(eq(paymentMethods.contactId, contactId), ne(paymentMethods.state, "removed")))
    .orderBy(asc(sql`${paymentMethods.state} <> 'active'`), asc(paymentMethods.createdAt), asc(paymentMethods.id));
  return rows.map(({ jetpayId, ...row }) => ({
    ...row,
    // The bare word tells no more than the state does.
    said: row.said === "failed" ? null : row.said,
    neverSent: row.state === "failed" && row.said === null && jetpayId === null,
    createdAt: row.createdAt.toISOString(),
  }));
}

async function historyOf(ctx: Context, contactId: string): Promise<HistoryLine[]> {
  const rows = await ctx.db
    .select({
      id: transactions.id,
      at: transactions.createdAt,
      direction: transactions.direction,
      flow: transactions.flow,
      state: transactions.state,
      amountMinor: transactions.amountMinor,
      currency: transactions.currency,
      reference: transactions.reference,
      statement: transactions.statement,
      jetpayId: transactions.jetpayId,
      method: METHOD_FIELDS,
    })
    .from(transactions)
    .leftJoin(paymentMethods, eq(paymentMethods.id, transactions.paymentMethodId))
    .where(eq(transactions.contactId, contactId))
    .orderBy(desc(transactions.createdAt), desc(transactions.id))
    .limit(HISTORY);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
