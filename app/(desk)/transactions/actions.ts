"use server";

import { action } from "@/app/_server/action";
import { resolveOperation } from "@/lib/operations/resolve";
import { resolveInput } from "@/lib/operations/verdict";
import { adoptInput, adoptTransaction } from "@/lib/transactions/adopt";
import { askInput, cancelTransaction, captureTransaction, withdrawTransaction } from "@/lib/transactions/ask";
import { checkNow, checkNowInput } from "@/lib/transactions/check-now";
import { contradictionInput, settleContradiction } from "@/lib/transactions/contradictions";
import { giveLink, linkInput } from "@/lib/transactions/give-link";

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

/** What a person found of a call without an answer; the verb asks for the right of each verdict. */
export const resolveAction = action({
  permission: "doubts.look",
  audit: "operation.resolve",
  input: resolveInput,
  run: resolveOperation,
});

/** Somebody looked into what cannot be. */
export const settleContradictionAction = action({
  permission: "doubts.deny",
  audit: "contradiction.settle",
  input: contradictionInput,
  run: settleContradiction,
});

/** A link whose answer was lost, as Jetpay's dashboard shows it. */
export const giveLinkAction = action({
  permission: "links.create",
  audit: "transaction.give_link",
  input: linkInput,
  run: giveLink,
});

/** Makes a transaction ours that only Jetpay spoke of. */
export const adoptAction = action({
  permission: "transactions.adopt",
  audit: "transaction.adopt",
  input: adoptInput,
  run: adoptTransaction,
});
