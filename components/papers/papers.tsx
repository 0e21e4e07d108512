"use client";

import { useTransaction } from "../transactions/detail/use-transaction";
import { apart } from "../ui/later";
import type { PaperActions } from "./paper-actions";

const PaperPanel = apart(() => import("./paper-panel"));

/** The receipt or remittance advice of a payment, from when there is one. */
export function Papers({ transactionId, actions }: { transactionId: string; actions: PaperActions }) {
  const { data } = useTransaction(transactionId);
  return data === undefined || data.paper === null ? null : (
    <PaperPanel transactionId={transactionId} actions={actions} />
  );
}
