import type { AuditAction } from "@/lib/audit/actions";

type Key<A extends string> = A extends `${infer Family}.${infer Verb}` ? `${Family}_${Verb}` : A;

/** Keys of messages hold no dots. Read on the server as well: the exported log says the same words. */
export const keyOf = (action: AuditAction): Key<AuditAction> => action.replace(".", "_") as Key<AuditAction>;
