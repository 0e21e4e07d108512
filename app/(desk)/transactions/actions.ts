"use server";

import { action } from "@/app/_server/action";
import { askInput, cancelTransaction, captureTransaction, withdrawTransaction } from "@/lib/transactions/ask";
import { checkNow, checkNowInput } from "@/lib/transactions/check-now";

/** Asks Jetpay to take the held amount in full. */
export const captureAction = action({
  permission: "authorizations.capture",
  audit: "transaction.capture",
  input: askInput,
  run: captureTransaction,
});

/** Asks Jetpay to stop the transaction, or to release the hold. */
export const cancelAction = action({
  permission: "transactions.cancel",
  audit: "transaction.cancel",
  input: askInput,
  run: cancelTransaction,
});

/** Takes back what is still queued here. */
export const withdrawAction = action({
  permission: "transactions.cancel",
  audit: "transaction.withdraw",
  input: askInput,
  run: withdrawTransaction,
});

/** Asks Jetpay, now, what became of it. */
export const checkNowAction = action({
  permission: "desk.read",
  audit: "transaction.check",
  input: checkNowInput,
  run: checkNow,
});
