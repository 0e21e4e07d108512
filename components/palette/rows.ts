import type { LucideIcon } from "lucide-react";
import { UserRoundPlus } from "lucide-react";
import type { Route } from "next";
import { type ContactChoice, fold } from "@/lib/contacts/contact";
import { flowsFor } from "@/lib/contacts/flows";
import type { Found, TransactionHit } from "@/lib/palette/find";
import type { Visit } from "@/lib/palette/visits";
import type { Role } from "@/lib/permissions";
import type { Flow } from "@/lib/transactions/transaction";
import { placesFor } from "./places";

export type PlaceRow = {
  kind: "place";
  key: string;
  href: Route;
  title: string;
  hint: string | null;
  icon: LucideIcon;
};
export type ContactRow = { kind: "contact"; key: string; href: Route; contact: ContactChoice };
export type FlowRow = { kind: "flow"; key: string; href: Route; flow: Flow; contact: ContactChoice };
export type TransactionRow = { kind: "transaction"; key: string; href: Route; of: TransactionHit };
export type AllRow = { kind: "all"; key: string; href: Route; text: string };
export type PaletteRow = PlaceRow | ContactRow | FlowRow | TransactionRow | AllRow;

export type GroupName = "recent" | "begin" | "go" | "contacts" | "transactions" | "all";
export type Group = { name: GroupName; rows: PaletteRow[] };

type Words = {
  payment: (name: ReturnType<typeof placesFor>["payments"][number]["name"]) => string;
  paymentHint: (hint: ReturnType<typeof placesFor>["payments"][number]["hint"]) => string;
  section: (name: ReturnType<typeof placesFor>["sections"][number]["name"]) => string;
  deeper: (name: ReturnType<typeof placesFor>["deeper"][number]["name"]) => string;
};

/** Everything that can be begun or gone to, in this person's words. */
export function placeRows(role: Role, words: Words): { begin: PlaceRow[]; go: PlaceRow[] } {
  const { payments, mayAddContact, sections, deeper } = placesFor(role);
  const place = (href: Route, title: string, hint: string | null, icon: LucideIcon): PlaceRow => ({
    ...{ kind: "place", key: `place:${href}`, href, title, hint, icon },
  });
  const begin = payments.map(({ href, name, hint, icon }) =>
    place(href, words.payment(name), words.paymentHint(hint), icon),
  );
  if (mayAddContact) begin.push(place("/contacts/new", words.deeper("newContact"), null, UserRoundPlus));
  return {
    begin,
    go: [
      ...sections.map(({ href, name, icon }) => place(href, words.section(name), null, icon)),
      ...deeper.map(({ href, name, icon }) => place(href, words.deeper(name), null, icon)),
    ],
  };
}

/** Nothing typed: what was looked at last, then all that can be begun and gone to. */
export function groupsAtRest(visits: readonly Visit[], visited: Found, places: ReturnType<typeof placeRows>): Group[] {
  const recent = visits.flatMap(({ kind, id }): PaletteRow[] => {
    const contact = kind === "contact" ? visited.contacts.find((each) => each.id === id) : undefined;
    const of = kind === "transaction" ? visited.transactions.find((each) => each.id === id) : undefined;
    if (contact !== undefined) return [contactRow(contact)];
    return of === undefined ? [] : [transactionRow(of)];
  });
  return withRows([
    { name: "recent", rows: recent.map((row) => ({ ...row, key: `recent:${row.key}` })) },
    { name: "begin", rows: places.begin },
    { name: "go", rows: places.go },
  ]);
}

/** What the text may mean. A figure means a payment before anything else; a word may be the name of a page or of a contact. */
export function groupsFor(text: string, found: Found, places: ReturnType<typeof placeRows>, role: Role): Group[] {
  const named = (rows: PlaceRow[]) => rows.filter((row) => isNamedBy(row, text));
  const begin: Group = { name: "begin", rows: named(places.begin) };
  const go: Group = { name: "go", rows: named(places.go) };
  const people: Group = { name: "contacts", rows: contactRows(found.contacts, role) };
  const payments: Group = { name: "transactions", rows: found.transactions.map(transactionRow) };
  const all: Group = { name: "all", rows: found.transactions.length === 0 ? [] : [allRow(text.trim())] };
  return withRows(/\d/.test(text) ? [payments, people, begin, go, all] : [begin, go, people, payments, all]);
}

const allRow = (text: string): AllRow => ({
  ...{ kind: "all", key: "all", href: `/transactions?q=${encodeURIComponent(text)}` as Route, text },
});

/** The first contact comes with what can be begun with it: the commonest thing to do next. */
const contactRows = (found: readonly ContactChoice[], role: Role): PaletteRow[] =>
  found.flatMap((contact, index): PaletteRow[] => [
    contactRow(contact),
    ...(index === 0 ? flowRows(contact, role) : []),
  ]);

const flowRows = (contact: ContactChoice, role: Role): FlowRow[] =>
  flowsFor({ ...contact, standing: contact.jetpay ? "at_jetpay" : "sending" }, role)
    .filter((start) => start.obstacle === null)
    .map(({ flow, href }) => ({
      kind: "flow",
      key: `flow:${flow}:${contact.id}`,
      href: `${href.pathname}?${new URLSearchParams(href.query).toString()}` as Route,
      flow,
      contact,
    }));

const contactRow = (contact: ContactChoice): ContactRow => ({
  ...{ kind: "contact", key: `contact:${contact.id}`, href: `/contacts/${contact.id}` as Route, contact },
});
const transactionRow = (of: TransactionHit): TransactionRow => ({
  ...{ kind: "transaction", key: `transaction:${of.id}`, href: `/transactions/${of.id}` as Route, of },
});

/** Every word typed begins a word of its name or hint. */
function isNamedBy({ title, hint }: PlaceRow, text: string): boolean {
  const words = fold(`${title} ${hint ?? ""}`).split(/[\s,]+/);
  return fold(text)
    .split(/\s+/)
    .filter((word) => word !== "")
    .every((word) => words.some((each) => each.startsWith(word)));
}

const withRows = (groups: Group[]): Group[] => groups.filter(({ rows }) => rows.length > 0);

/** The groups as far as their first `count` rows. */
export function firstOf(groups: readonly Group[], count: number): Group[] {
  let left = count;
  return withRows(
    groups.map(({ name, rows }) => {
      const some = rows.slice(0, left);
      left -= some.length;
      return { name, rows: some };
    }),
  );
}
