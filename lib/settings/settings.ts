import { eq, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { settings } from "@/db/schema/team";

/** Every setting of the desk with what holds until somebody says otherwise. Kept as text, one row per key. */
export const SETTINGS = {
  "company.name": "Your company",
  "company.phone": "",
  "company.address": "",
  /** IANA zone in which days begin and times are shown. */
  "desk.zone": "America/Toronto",
  /** Days after which a hold counts as lapsed. Jetpay states none; card networks' usual is five to seven. */
  "holds.days": "5",
  /** Minutes after a call without an answer in which it may still take effect: until then nobody can say that it did not. */
  "doubts.minutes": "5",
  /** Seconds for which a payment waits before it leaves, so that whoever asked for it can take it back. */
  "payments.pauseSeconds": "0",
} as const;
export type SettingKey = keyof typeof SETTINGS;
export type Settings = Record<SettingKey, string>;

export async function readSettings(db: Executor): Promise<Settings> {
  const rows = await db.select().from(settings);
  const saved = new Map(rows.map((row) => [row.key, row.value]));
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([key, fallback]) => [key, saved.get(key) ?? fallback]),
  ) as Settings;
}

export async function readSetting(db: Executor, key: SettingKey): Promise<string> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, key));
  return row?.value ?? SETTINGS[key];
}

export async function writeSetting(
  tx: Executor,
  key: SettingKey,
  value: string,
  by: { at: Date; userId: string | null },
): Promise<void> {
  await tx
    .insert(settings)
    .values({ key, value, updatedAt: by.at, updatedBy: by.userId })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value: sql`excluded.value`, updatedAt: sql`excluded.updated_at`, updatedBy: sql`excluded.updated_by` },
    });
}
