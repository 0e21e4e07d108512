import { checkPhone } from "@/lib/contacts/phone";
import type { FieldProblem } from "@/lib/errors";

/** What the company says of itself, and the calendar its desk goes by. Pure: shared by server, browser and tests. */
export type CompanyFields = {
  name: string;
  phone: string;
  address: string;
  /** IANA zone in which days begin and times are shown. */
  zone: string;
  /** Days after which a hold counts as lapsed, as typed. */
  holdDays: string;
  /** Minutes after which a person may say that a call without an answer did not happen, as typed. */
  doubtMinutes: string;
  /** Seconds for which a payment can be taken back before it leaves, as typed. */
  pauseSeconds: string;
};

export const COMPANY_NAME_MAX = 80;
export const ADDRESS_MAX = 300;
export const HOLD_DAYS = { least: 1, most: 30 } as const;
export const DOUBT_MINUTES = { least: 0, most: 1_440 } as const;
export const PAUSE_SECONDS = { least: 0, most: 60 } as const;

type Checks = { [F in keyof CompanyFields]: (value: string) => FieldProblem | null };

/** What is wrong with each field, as a key of the `errors` messages; whether a zone exists, only the server knows for sure. */
export const COMPANY_CHECKS: Checks = {
  name: (value) => {
    const text = value.trim();
    if (text === "") return { key: "company_name_empty" };
    return text.length > COMPANY_NAME_MAX ? { key: "line_long", values: { max: COMPANY_NAME_MAX } } : null;
  },
  phone: checkPhone,
  address: (value) => (value.trim().length > ADDRESS_MAX ? { key: "line_long", values: { max: ADDRESS_MAX } } : null),
  zone: (value) => (value === "" ? { key: "zone_unknown" } : null),
  holdDays: (value) => (isWithin(value, HOLD_DAYS) ? null : { key: "hold_days" }),
  doubtMinutes: (value) => (isWithin(value, DOUBT_MINUTES) ? null : { key: "doubt_minutes" }),
  pauseSeconds: (value) => (isWithin(value, PAUSE_SECONDS) ? null : { key: "pause_seconds" }),
};

export const COMPANY_FIELDS = Object.keys(COMPANY_CHECKS) as (keyof CompanyFields)[];

const isWithin = (typed: string, { least, most }: { least: number; most: number }): boolean =>
  /^\d{1,4}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;
