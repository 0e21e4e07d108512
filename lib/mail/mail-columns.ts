import { type ColumnOf, defineColumns, type Layout } from "@/lib/lists/columns";

/** What the outbox can show of each mail. */
export const mailColumns = defineColumns({
  usual: ["asked", "recipient", "subject", "about", "delivery", "by"],
  more: ["kind", "reference", "attempts", "nextTry", "answer", "language"],
  always: "recipient",
});
export type MailColumn = ColumnOf<typeof mailColumns>;
export type MailLayout = Layout<MailColumn>;
