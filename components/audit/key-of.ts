import type { AuditAction } from "@/lib/audit/actions";
import { isAuditAction } from "@/lib/audit/filter";
import type { AuditLine } from "@/lib/audit/queries";
import { FLOWS, type Flow } from "@/lib/transactions/transaction";

type Key<A extends string> = A extends `${infer Family}.${infer Verb}` ? `${Family}_${Verb}` : A;

/** What an action can be in particular, where its entry knows. */
type Fine =
  | Flow
  | "cancel_payment"
  | "release_hold"
  | "remove_bank_account"
  | "remove_card"
  | "mail_again"
  | "receipt"
  | "remittance_advice"
  | "return_notice"
  | "own_alerts"
  | "own_language"
  | "start_password";

type Data = AuditLine["data"];
const among = <F extends string>(words: readonly F[], word: unknown): F | null =>
  words.find((each) => each === word) ?? null;

const PERSON_CHANGES = {
  alerts: "own_alerts",
  language: "own_language",
  "start password renewed": "start_password",
} as const;

/** Older entries, and those of what was refused, may not know: then the action's own words stay. */
const FINE: Partial<Record<AuditAction, (data: Data) => Fine | null>> = {
  "transaction.create": ({ flow }) => among(FLOWS, flow),
  "transaction.cancel": ({ flow }) => {
    if (among(FLOWS, flow) === null) return null;
    return flow === "authorization" ? "release_hold" : "cancel_payment";
  },
  "payment_method.remove": ({ kind }) => {
    const known = among(["bank_account", "card"], kind);
    return known === null ? null : `remove_${known}`;
  },
  "mail.send": ({ kind, again }) =>
    again === undefined ? among(["receipt", "remittance_advice", "return_notice"], kind) : "mail_again",
  "person.save": ({ change }) => {
    const known = among(["alerts", "language", "start password renewed"], change);
    return known === null ? null : PERSON_CHANGES[known];
  },
};

/**
 * The key of what an entry says was done; null for a word of another version of Jetdesk. Keys of messages hold no dots. Read on the
 * server as well: the exported log says the same words.
 */
export function keyOf({
  action,
  data,
}: Pick<AuditLine, "action" | "data">): `actions.${Key<AuditAction>}` | `fine.${Fine}` | null {
  if (!isAuditAction(action)) return null;
  const fine = FINE[action]?.(data) ?? null;
  return fine === null ? `actions.${action.replace(".", "_") as Key<AuditAction>}` : `fine.${fine}`;
}
