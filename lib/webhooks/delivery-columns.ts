import { type ColumnOf, defineColumns, type Layout } from "@/lib/lists/columns";

/** What the log of deliveries can show of each. */
export const deliveryColumns = defineColumns({
  usual: ["time", "outcome", "ids", "from", "size", "events"],
  more: ["batch", "status", "token"],
  always: "time",
});
export type DeliveryColumn = ColumnOf<typeof deliveryColumns>;
export type DeliveryLayout = Layout<DeliveryColumn>;
