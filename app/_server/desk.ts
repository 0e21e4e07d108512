import { cache } from "react";
import type { Desk } from "@/components/shell/desk-context";
import { readSettings } from "@/lib/settings/settings";
import { currentLocale } from "./locale";
import { pageContext } from "./page-context";

/** Zone, currency, company and person of the page being drawn. */
export const deskSettings = cache(async (): Promise<Desk> => {
  const ctx = await pageContext();
  const [settings, locale] = await Promise.all([readSettings(ctx.db), currentLocale()]);
  const { id, name, email, role } = ctx.actor;
  return {
    zone: settings["desk.zone"],
    locale: `${locale}-CA`,
    currency: ctx.currency,
    companyName: settings["company.name"],
    person: { id, name, email, role },
  };
});
