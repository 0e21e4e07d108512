"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import type { Messages } from "@/lib/i18n/messages";

/** The words of the pages before the desk: only those they use, since nothing else there is in the browser yet. */
export function Words({ messages, children }: { messages: Partial<Messages>; children: ReactNode }) {
  return (
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
