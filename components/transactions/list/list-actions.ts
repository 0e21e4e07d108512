import type { ActionResult } from "@/lib/action-result";
import type { CheckResult } from "@/lib/transactions/compared";

/** What a list can ask of the server; pages hand them over. */
export type ListActions = {
  check: (input: { transactionId: string }) => Promise<ActionResult<{ result: CheckResult }>>;
};
