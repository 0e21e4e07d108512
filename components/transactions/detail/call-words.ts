import type { TransactionCall } from "@/lib/transactions/facts";

/** Which sentence tells what became of a call: all that bring a transaction into being share one. */
export const outcomeKey = (call: TransactionCall | null): "create" | "capture" | "cancel" =>
  call === "capture" || call === "cancel" ? call : "create";
