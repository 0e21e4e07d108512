"use client";

import BrokenPage from "@/components/shell/broken-page";
import "./globals.css";

/** The last net: even the layout could not be drawn. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en-CA">
      <body>
        <BrokenPage error={error} />
      </body>
    </html>
  );
}
