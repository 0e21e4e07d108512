"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { IntlProvider } from "use-intl";
import { useWords } from "#words";
import { RequestFailed } from "@/components/live/fetch-json";
import type { Locale } from "@/lib/i18n/locale";

// A dialog's scroll lock adds a style element of its own, which the policy takes only with this page's nonce; it looks for
// it under this name (get-nonce).
if (typeof document !== "undefined")
  Object.assign(globalThis, { __webpack_nonce__: document.querySelector<HTMLElement>("script[nonce]")?.nonce });

/** `words`: where the browser finds those of the locale. */
type ProvidersProps = { locale: Locale; words: string; zone: string; children: ReactNode };

/**
 * Everything a client component counts on. Data stays fresh by live changes; only what changes by time alone, with nothing to tell
 * of it (a silence, a deadline, a worker that ended), is read again by a timer of its own.
 */
export function Providers({ locale, words, zone, children }: ProvidersProps) {
  const messages = useWords(locale, words);
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
