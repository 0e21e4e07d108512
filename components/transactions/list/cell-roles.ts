import type { Column } from "@/lib/transactions/columns";
import type { CellRole } from "../../ui/ledger";

/** What a cell is for its place in the row; see components/ui/ledger.tsx. */
export const CELL_ROLES: Record<Exclude<Column, "amount">, CellRole> = {
  time: "when",
  contact: "who",
  state: "state",
  flow: "wide",
  method: "plain",
  reference: "ref",
  note: "plain",
  statement: "plain",
  since: "wide",
  jetpayId: "ref",
};
