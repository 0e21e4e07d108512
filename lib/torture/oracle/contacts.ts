import type { contacts, paymentMethods } from "@/db/schema/contacts";
import type { operations } from "@/db/schema/transactions";
import type { Account, Contact } from "@/lib/jetpay/simulator/records";
import type { Violation } from "./violation";

type Operation = typeof operations.$inferSelect;
/** Calls that may have brought something into being. */
const MAY_HAVE: ReadonlySet<string> = new Set(["sent", "accepted", "unknown"]);

/** Contacts and bank accounts at Jetpay: never more than calls that may have made one, and those that were accepted. */
export function judgeContacts(
  ours: (typeof contacts.$inferSelect)[],
  methods: (typeof paymentMethods.$inferSelect)[],
  calls: Operation[],
  truth: { contacts: Contact[]; accounts: Account[] },
): Violation[] {
  const compare = (what: string, of: Operation[], there: number): Violation[] => {
    const most = of.filter(({ status }) => MAY_HAVE.has(status)).length;
    const least = of.filter(({ status }) => status === "accepted").length;
    if (there > of.length)
      return [{ kind: "doubled effect", detail: `${what}: ${there} at Jetpay, of ${of.length} calls` }];
    if (there > most) return [{ kind: "misreported", detail: `${what}: said not to have happened, and is at Jetpay` }];
    return there < least
      ? [{ kind: "misreported", detail: `${what}: accepted ${least} times, ${there} at Jetpay` }]
      : [];
  };
  return [
    ...ours
      .filter(({ email }) => email.startsWith("contact-"))
      .flatMap(({ id, email }) =>
        compare(
          email,
          calls.filter(({ kind, contactId }) => kind === "create_contact" && contactId === id),
          truth.contacts.filter((each) => each.email === email).length,
        ),
      ),
    ...methods
      .filter(({ kind, last4 }) => kind === "bank_account" && last4 !== "1111")
      .flatMap(({ id, last4 }) =>
        compare(
          `account ${last4}`,
          calls.filter(({ paymentMethodId }) => paymentMethodId === id),
          truth.accounts.filter((each) => each.last4 === last4).length,
        ),
      ),
  ];
}
