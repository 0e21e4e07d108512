import type { ActionResult } from "@/lib/action-result";
import type { CheckResult } from "@/lib/transactions/compared";

type Asked = { transactionId: string; version: number };

/** What can be asked for on this page; the page hands its server actions in, because components know no app. */
export type TransactionActions = {
  capture: (asked: Asked) => Promise<ActionResult<void>>;
  cancel: (asked: Asked) => Promise<ActionResult<void>>;
  withdraw: (asked: Asked) => Promise<ActionResult<void>>;
  check: (asked: { transactionId: string }) => Promise<ActionResult<{ result: CheckResult }>>;
};
