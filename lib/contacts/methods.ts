import { and, asc, inArray, ne } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { paymentMethods } from "@/db/schema/contacts";
import type { ContactMethod } from "./contact";

/** What of a method leaves the server. */
export const METHOD_FIELDS = {
  id: paymentMethods.id,
  kind: paymentMethods.kind,
  brand: paymentMethods.brand,
  last4: paymentMethods.last4,
  title: paymentMethods.title,
  state: paymentMethods.state,
  expiry: paymentMethods.expiry,
};

/** Methods of several contacts in one query, without the removed ones: the usable first, then by age. */
export async function methodsOf(db: Executor, contactIds: readonly string[]): Promise<Map<string, ContactMethod[]>> {
  const byContact = new Map<string, ContactMethod[]>(contactIds.map((id) => [id, []]));
  if (contactIds.length === 0) return byContact;
  const rows = await db
    .select({ contactId: paymentMethods.contactId, method: METHOD_FIELDS })
    .from(paymentMethods)
    .where(and(inArray(paymentMethods.contactId, [...contactIds]), ne(paymentMethods.state, "removed")))
    .orderBy(asc(paymentMethods.createdAt), asc(paymentMethods.id));
  for (const { contactId, method } of rows) byContact.get(contactId)?.push(method);
  for (const methods of byContact.values()) methods.sort((a, b) => rank(a) - rank(b));
  return byContact;
}

const rank = (method: ContactMethod): number => (method.state === "active" ? 0 : 1);
