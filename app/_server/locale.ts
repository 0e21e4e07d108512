import { eq } from "drizzle-orm";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { users } from "@/db/schema/team";
import { isLocale, LOCALE_COOKIE, type Locale, preferredLocale } from "@/lib/i18n/locale";
import { services } from "./services";
import { currentPerson } from "./session";

/**
 * The language of the page being drawn: the one this person has chosen, else this browser's last choice (made before
 * somebody was known), else what the browser asks for.
 */
export const currentLocale = cache(async (): Promise<Locale> => {
  const person = await currentPerson();
  if (person !== null) {
    const [row] = await services().db.select({ locale: users.locale }).from(users).where(eq(users.id, person.id));
    if (isLocale(row?.locale)) return row.locale;
  }
  const kept = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isLocale(kept) ? kept : preferredLocale((await headers()).get("accept-language"));
});

const YEAR_S = 365 * 24 * 60 * 60;

/** What a browser keeps of the language that was chosen in it; no secret. */
export const localeCookie = (locale: Locale, appUrl: string) => ({
  name: LOCALE_COOKIE,
  value: locale,
  httpOnly: true,
  sameSite: "lax" as const,
  secure: appUrl.startsWith("https://"),
  path: "/",
  maxAge: YEAR_S,
});
