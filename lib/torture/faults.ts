import type { SmtpScript } from "@/lib/testing/scripted-smtp";

/**
 * What befalls a call to Jetpay. `*_before`: it has no effect; `*_after`: it took effect. Of the silent ones the caller
 * gives up waiting: `slow_done` took effect, `slow_late` will (within two minutes), `slow_never` will not.
 */
export const CALL_FAULTS = [
  "drop_before",
  "drop_after",
  "slow_done",
  "slow_late",
  "slow_never",
  "error_500_before",
  "error_502_after",
  "timeout_408_before",
  "limited_429",
  "said_no_422",
  "malformed",
  "truncated",
  "unreachable",
] as const;
export type CallFault = (typeof CALL_FAULTS)[number];

/** Those that the simulator does by itself, in its own words (lib/jetpay/simulator/faults.ts). */
export const SIMULATED: Partial<Record<CallFault, Record<string, unknown>>> = {
  drop_before: { kind: "drop_before" },
  drop_after: { kind: "drop_after" },
  error_500_before: { kind: "status_before", status: 500 },
  error_502_after: { kind: "status_after", status: 502, body: "<html>Bad gateway" },
  timeout_408_before: { kind: "status_before", status: 408 },
  limited_429: { kind: "status_before", status: 429, body: '{"detail":"Too many requests"}' },
  said_no_422: { kind: "status_before", status: 422, body: '{"detail":"Unprocessable"}' },
  malformed: { kind: "malformed" },
  truncated: { kind: "truncated" },
};

export const DELIVERY_FAULTS = ["lose", "double", "shuffle", "late_by_days", "forge"] as const;
export type DeliveryFault = (typeof DELIVERY_FAULTS)[number];

/** Ways to forge a token that cost no new key. */
export const FLAWS = [
  "missing",
  "wrong_hash",
  "wrong_issuer",
  "wrong_subject",
  "expired",
  "future",
  "unsigned",
] as const;

/** What befalls a mail on its way to the mail server. */
export const MAIL_FAULTS = [
  "mail_refused",
  "mail_later",
  "mail_cut_before",
  "mail_cut_within",
  "mail_cut_after",
] as const;
export type MailFault = (typeof MAIL_FAULTS)[number];

export const MAIL_SCRIPTS: Record<MailFault, SmtpScript> = {
  mail_refused: { RCPT: "550 no such mailbox" },
  mail_later: { MAIL: "451 come back later" },
  mail_cut_before: { greeting: "cut" },
  mail_cut_within: { "mail body": "cut" },
  mail_cut_after: { mail: "cut" },
};

/** What befalls a process, at a boundary; `commit_unheard`: the commit took effect and its answer was lost. */
export const BLOWS = ["crash", "cut", "commit_unheard"] as const;
/** Two tasks at once: a second clerk or click, or a second worker. */
export const RIVALS = ["rival_same", "rival_other"] as const;
/** The clerk acts on a version of the row that is no longer so. */
export const SLIPS = ["stale_version", "same_form_again", "clock_skew"] as const;

export const ALL_FAULTS = [...BLOWS, ...CALL_FAULTS, ...DELIVERY_FAULTS, ...MAIL_FAULTS, ...RIVALS, ...SLIPS] as const;
export type FaultName = (typeof ALL_FAULTS)[number];

/** Those that befall real processes too: the others take a clock, a mail server or a second clerk that the run steers. */
export const REAL_FAULTS: ReadonlySet<FaultName> = new Set([
  "crash",
  ...(Object.keys(SIMULATED) as CallFault[]),
  ...DELIVERY_FAULTS,
  "stale_version",
  "same_form_again",
]);
