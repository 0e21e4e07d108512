import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Executor, Transaction } from "@/db/client";
import { record } from "@/lib/audit/record";
import { normalPhone } from "@/lib/contacts/phone";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict, type FieldProblems, InvalidInput } from "@/lib/errors";
import { publish } from "@/lib/live/publish";
import { parse } from "@/lib/parse";
import { COMPANY_CHECKS, COMPANY_FIELDS, type CompanyFields } from "./company";
import { readSettings, type SettingKey, writeSetting } from "./settings";
import { isZone } from "./zones";

const KEYS: Record<keyof CompanyFields, SettingKey> = {
  name: "company.name",
  phone: "company.phone",
  address: "company.address",
  zone: "desk.zone",
  holdDays: "holds.days",
  doubtMinutes: "doubts.minutes",
  pauseSeconds: "payments.pauseSeconds",
};

export async function readCompany(ctx: Context): Promise<CompanyFields> {
  requireRight(ctx, "settings.read");
  return companyOf(ctx.db);
}

async function companyOf(db: Executor): Promise<CompanyFields> {
  const settings = await readSettings(db);
  return {
    name: settings["company.name"],
    phone: settings["company.phone"],
    address: settings["company.address"],
    zone: settings["desk.zone"],
    holdDays: settings["holds.days"],
    doubtMinutes: settings["doubts.minutes"],
    pauseSeconds: settings["payments.pauseSeconds"],
  };
}

const text = z.string().max(1_000);
const fields = z.object({
  ...{ name: text, phone: text, address: text, zone: text },
  ...{ holdDays: text, doubtMinutes: text, pauseSeconds: text },
});
/** `seen` is what the form showed when it was opened: a setting that somebody else changed since is not overwritten. */
export const companyInput = z.object({ seen: fields, fields });

/** Writes what changed, and says what it was before. The deadline counts for holds from now on: those there are keep theirs. */
export async function saveCompany(ctx: Context, raw: unknown): Promise<CompanyFields> {
  requireRight(ctx, "settings.write");
  const { seen, fields: typed } = parse(companyInput, raw);
  const wish = await checked(ctx, typed);
  return ctx.db.transaction(async (tx) => {
    await oneAtATime(tx);
    const present = await companyOf(tx);
    // Only what the person changed: the rest of the form may be older than what somebody else saved meanwhile.
    const changed = COMPANY_FIELDS.filter((field) => typed[field] !== seen[field] && wish[field] !== present[field]);
    if (changed.some((field) => present[field] !== seen[field])) throw new Conflict("setting_changed_meanwhile");
    for (const field of changed) {
      await writeSetting(tx, KEYS[field], wish[field], { at: ctx.now(), userId: actorIdOf(ctx.actor) });
      await record(tx, ctx, {
        action: "setting.save",
        subjectId: KEYS[field],
        data: { from: present[field], to: wish[field] },
      });
    }
    if (changed.length > 0) await publish(tx, "settings");
    return companyOf(tx);
  });
}

async function checked(ctx: Context, typed: CompanyFields): Promise<CompanyFields> {
  const problems: FieldProblems = {};
  for (const field of COMPANY_FIELDS) {
    const problem = COMPANY_CHECKS[field](typed[field]);
    if (problem !== null) problems[field] = problem;
  }
  // Days are reckoned by both: the screen by Node's calendar, sums by PostgreSQL's.
  if (problems["zone"] === undefined && !(isZone(typed.zone) && (await isDatabaseZone(ctx.db, typed.zone)))) {
    problems["zone"] = { key: "zone_unknown" };
  }
  if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
  const { name, phone, address, zone } = typed;
  const lines = address.trim().replace(/\r\n?/g, "\n");
  const whole = (value: string) => String(Number(value));
  return {
    ...{ name: name.trim(), phone: normalPhone(phone), address: lines, zone },
    holdDays: whole(typed.holdDays),
    doubtMinutes: whole(typed.doubtMinutes),
    pauseSeconds: whole(typed.pauseSeconds),
  };
}

async function isDatabaseZone(db: Executor, zone: string): Promise<boolean> {
  const { rows } = await db.execute(sql`select 1 from pg_timezone_names where name = ${zone} limit 1`);
  return rows.length > 0;
}

/** Settings have no row before they are first saved, so there is nothing to lock but the whole of them. */
const oneAtATime = (tx: Transaction) => tx.execute(sql`lock table settings in share row exclusive mode`);
