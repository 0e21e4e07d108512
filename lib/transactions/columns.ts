import { type ColumnOf, defineColumns, type Layout } from "@/lib/lists/columns";

/** What a list of transactions can show of each. */
export const transactionColumns = defineColumns({
  usual: ["time", "contact", "state", "flow", "method", "reference", "amount"],
  more: ["note", "statement", "since", "by", "jetpayId"],
  always: "contact",
});
export type Column = ColumnOf<typeof transactionColumns>;
export type TransactionLayout = Layout<Column>;
