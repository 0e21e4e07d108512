import { type ColumnOf, defineColumns, type Layout } from "@/lib/lists/columns";

/** What the list of events can show of each. */
export const eventColumns = defineColumns({
  usual: ["heard", "about", "type", "state", "happened", "id"],
  more: ["applied", "error", "jetpayId"],
  always: "about",
});
export type EventColumn = ColumnOf<typeof eventColumns>;
export type EventLayout = Layout<EventColumn>;
