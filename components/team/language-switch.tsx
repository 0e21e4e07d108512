"use client";

import { useLocale } from "use-intl";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/locale";

/** The other language, in its own words, for whoever is not signed in yet. */
export function LanguageSwitch() {
  const locale = useLocale();
  return LOCALES.filter((each) => each !== locale).map((each) => (
    // A whole new page: the language of a document is said at its root.
    <a
      key={each}
      href={`/api/language?to=${each}`}
      lang={each}
      hrefLang={each}
      className="tap ml-auto rounded-sm text-sm font-normal tracking-normal text-muted hover:text-strong"
    >
      {LOCALE_NAMES[each]}
    </a>
  ));
}
