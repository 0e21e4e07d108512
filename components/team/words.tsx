"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";

type WordsProps = { locale: Locale; messages: Partial<Messages>; children: ReactNode };

/** The words of the pages before the desk: only those they use, since nothing else there is in the browser yet. */
export function Words({ locale, messages, children }: WordsProps) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
