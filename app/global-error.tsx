"use client";

import BrokenPage from "@/components/shell/broken-page";
import "./globals.css";

/** The last net: even the layout could not be drawn. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en-CA">
      <body>
        <BrokenPage caseNumber={error.digest ?? null} again={reset} />
      </body>
    </html>
  );
}
