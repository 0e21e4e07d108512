import { count, desc, eq, gte, not } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { merchantAccounts } from "@/db/schema/contacts";
import { selfChecks } from "@/db/schema/health";
import { mailTemplates } from "@/db/schema/mail-templates";
import { users } from "@/db/schema/team";
import { type Context, requireRight } from "@/lib/context";
import { askedAbout, type SelfCheckState } from "@/lib/health/self-check";
import { dayStart } from "@/lib/i18n/day-start";
import { dayKey } from "@/lib/i18n/format";
import { readRegistration } from "@/lib/webhooks/registration";
import { readSetting, readSettings } from "./settings";

/** What stands beside each section of the settings. Times are ISO instants. */
export type SettingsSummary = {
  company: { name: string; zone: string; holdDays: number };
  accounts: { inUse: number; usual: { label: string; institution: string; last4: string } | null };
  /** Mail templates in use. */
  templates: number;
  jetpay: { host: string; currency: string };
  webhook: { state: string; checkedAt: string; failed: boolean } | null;
  people: number;
  /** Entries of the audit log of this day. */
  audited: number;
  /** The newest self-check. */
  health: { state: SelfCheckState; at: string; asked: number; matched: number } | null;
};

export async function readSettingsSummary(
  ctx: Context,
  jetpay: { baseUrl: string; currency: string },
): Promise<SettingsSummary> {
  requireRight(ctx, "settings.read");
  const zone = await readSetting(ctx.db, "desk.zone");
  const [settings, accounts, registration, [people], [audited], [check], [templates]] = await Promise.all([
    readSettings(ctx.db),
    ctx.db
      .select()
      .from(merchantAccounts)
      .where(eq(merchantAccounts.active, true))
      .orderBy(desc(merchantAccounts.isDefault)),
    readRegistration(ctx),
    ctx.db.select({ active: count() }).from(users).where(eq(users.active, true)),
    ctx.db
      .select({ today: count() })
      .from(auditEntries)
      .where(gte(auditEntries.at, dayStart(dayKey(ctx.now(), zone), zone))),
    ctx.db.select().from(selfChecks).orderBy(desc(selfChecks.startedAt), desc(selfChecks.id)).limit(1),
    ctx.db.select({ inUse: count() }).from(mailTemplates).where(not(mailTemplates.archived)),
  ]);
  const usual = accounts.find((account) => account.isDefault);
  return {
    company: {
      name: settings["company.name"],
      zone: settings["desk.zone"],
      holdDays: Number(settings["holds.days"]),
    },
    accounts: {
      inUse: accounts.length,
      usual: usual === undefined ? null : { label: usual.label, institution: usual.institution, last4: usual.last4 },
    },
    templates: templates?.inUse ?? 0,
    jetpay: { host: new URL(jetpay.baseUrl).host, currency: jetpay.currency },
    webhook:
      registration === null
        ? null
        : {
            state: registration.state,
            checkedAt: registration.checkedAt.toISOString(),
            failed: registration.checkError !== null,
          },
    people: people?.active ?? 0,
    audited: audited?.today ?? 0,
    health:
      check === undefined
        ? null
        : { state: check.state, at: check.startedAt.toISOString(), asked: askedAbout(check), matched: check.matched },
  };
}
