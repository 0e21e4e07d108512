import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { mails } from "@/db/schema/mails";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { webhookDeliveries, webhookEvents, webhookRegistrations } from "@/db/schema/webhooks";
import { newId, newReference } from "@/lib/ids";
import { openTestTeam } from "@/lib/team/testing";
import { directionOf, type Flow } from "@/lib/transactions/transaction";

/** Friday 20 November 2026, 14:32:07 in Toronto. */
export const NOW = new Date("2026-11-20T19:32:07Z");
/** So many hours from then; before it where there are less than none. */
export const hours = (count: number) => new Date(NOW.getTime() + count * 60 * 60_000);

/** A database with one contact, a card and a merchant account, whose payments are put there as they are to be read. */
export type OverviewBench = Awaited<ReturnType<typeof openOverviewBench>>;

export async function openOverviewBench() {
  const team = await openTestTeam();
  const maya = await team.add({ name: "Maya Chen", role: "preparer" });
  const [contactId, cardId, merchantAccountId] = [newId(), newId(), newId()];
  const stamps = { createdAt: hours(-900), updatedAt: hours(-900) };
  const contact = { id: contactId, formId: newId(), name: "Kestrel Freight", email: "ap@kestrel.test" };
  await team.db.insert(contacts).values({ ...contact, language: "en", ...stamps });
  const card = { id: cardId, formId: newId(), contactId, brand: "amex", last4: "3007" };
  await team.db.insert(paymentMethods).values({ ...card, kind: "card", state: "active", ...stamps });
  const account = { id: merchantAccountId, jetpayId: newId(), label: "Operating", institution: "RBC", last4: "2201" };
  await team.db.insert(merchantAccounts).values({ ...account, ...stamps });

  const register = (change: Partial<typeof webhookRegistrations.$inferInsert> = {}) =>
    team.db.insert(webhookRegistrations).values({
      identifier: newId(),
      callbackUrl: "https://desk.test/api/webhooks/jetpay",
      state: "active",
      checkedAt: NOW,
      completeUpTo: NOW,
      createdAt: hours(-900),
      ...change,
    });

  return {
    team,
    maya,
    register,
    ctx: { ...team.as(maya), now: () => NOW },
    close: () => team.close(),
    /** Begins a test: no payment, and a webhook that Jetpay has confirmed. */
    async begin(): Promise<void> {
      for (const table of [transactionEvents, mails, operations, transactions, webhookEvents, webhookDeliveries])
        await team.db.delete(table);
      await team.db.delete(webhookRegistrations);
      await register();
    },
    async put(flow: Flow, state: string, change: Partial<typeof transactions.$inferInsert> = {}): Promise<string> {
      const id = newId();
      await team.db.insert(transactions).values({
        id,
        formId: newId(),
        reference: newReference(),
        direction: directionOf(flow),
        flow,
        state,
        amountMinor: 100_00,
        currency: "CAD",
        contactId,
        paymentMethodId: flow === "authorization" ? cardId : null,
        merchantAccountId,
        statement: "HARROW PINE",
        note: "",
        stateSince: hours(-1),
        createdAt: hours(-1),
        ...change,
      });
      return id;
    },
  };
}
