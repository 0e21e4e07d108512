import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { keepEarlyInput } from "@/components/shell/early-input";
import { currentLocale } from "./_server/locale";
import { REVEAL_SCRIPT } from "./_server/reveal-script";
import { THEME_SCRIPT } from "./_server/theme-script";
import { FONT_VARIABLES } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Jetdesk", template: "%s – Jetdesk" },
  description: "The payments desk where the screen is true.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce");
  // What is around a page that cannot be read still has to be drawn.
  const locale = await currentLocale().catch(() => "en");
  return (
    <html lang={`${locale}-CA`} className={FONT_VARIABLES} suppressHydrationWarning>
      {/* A dialog's scrim takes every press; what radix sets on the body for that would have every style of the page computed anew. */}
      <body className="pointer-events-auto!">
        {/* The browser hides the nonce of what it has run. */}
        <script nonce={nonce ?? undefined} suppressHydrationWarning>
          {`${THEME_SCRIPT}${REVEAL_SCRIPT}(${keepEarlyInput})();`}
        </script>
        {children}
      </body>
    </html>
  );
}
