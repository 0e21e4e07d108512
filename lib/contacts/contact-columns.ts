import { type ColumnOf, defineColumns, type Layout } from "@/lib/lists/columns";

/** What the list of contacts can show of each. */
export const contactColumns = defineColumns({
  usual: ["name", "email", "methods", "payments", "last", "amount"],
  more: ["phone", "language", "standing", "added", "jetpayId"],
  always: "name",
});
export type ContactColumn = ColumnOf<typeof contactColumns>;
export type ContactLayout = Layout<ContactColumn>;
