import { type ColumnOf, defineColumns, type Layout } from "@/lib/lists/columns";

/** What the list of links can show of each. */
export const linkColumns = defineColumns({
  usual: ["asked", "contact", "state", "mailed", "link", "amount"],
  more: ["flow", "reference", "statement", "note", "stateSince", "nextReminder", "by", "jetpayId"],
  always: "contact",
});
export type LinkColumn = ColumnOf<typeof linkColumns>;
export type LinkLayout = Layout<LinkColumn>;
