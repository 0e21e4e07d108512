import type { ActionResult } from "@/lib/action-result";
import type { Verdict } from "@/lib/operations/verdict";
import type { Flow } from "@/lib/transactions/transaction";

export type Resolution = {
  transactionId: string;
  operationId: string;
  version: number;
  verdict: Verdict;
  jetpayId: string | null;
  reason: string;
};
export type Adoption = {
  jetpayId: string;
  flow: Flow;
  contactId: string;
  merchantAccountId: string;
  amountMinor: number;
  note: string;
  reason: string;
};

type Act<I, O = void> = (input: I) => Promise<ActionResult<O>>;

/** What a person can say of a doubt; the page hands its server actions in, because components know no app. */
export type DoubtActions = {
  resolve: Act<Resolution>;
  settleContradiction: Act<{ transactionId: string; factId: number; reason: string }>;
  giveLink: Act<{ transactionId: string; link: string }>;
};
export type Adopt = Act<Adoption, { id: string; reference: string }>;
