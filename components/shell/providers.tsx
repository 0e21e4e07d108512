"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { IntlProvider } from "use-intl";
import { RequestFailed } from "@/components/live/fetch-json";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";

// A dialog's scroll lock adds a style element of its own, which the policy takes only with this page's nonce; it looks for
// it under this name (get-nonce).
if (typeof document !== "undefined")
  Object.assign(globalThis, { __webpack_nonce__: document.querySelector<HTMLElement>("script[nonce]")?.nonce });

type ProvidersProps = { locale: Locale; messages: Messages; zone: string; children: ReactNode };

/**
 * Everything a client component counts on. Data stays fresh by live changes; only what changes by time alone, with nothing to tell
 * of it (a silence, a deadline, a worker that ended), is read again by a timer of its own.
 */
export function Providers({ locale, messages, zone, children }: ProvidersProps) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 60_000,
            refetchOnWindowFocus: true,
            // What the server answered stands; only what did not reach it is tried again.
            retry: (count, error) => !(error instanceof RequestFailed && error.status < 500) && count < 2,
          },
        },
      }),
  );
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={zone}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </IntlProvider>
  );
}
