"use client";

import { BrokenPage } from "@/components/shell/broken-page";

/** What no page of its own catches: the desk around it could not be read. */
export default function DeskError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <BrokenPage caseNumber={error.digest ?? null} again={reset} />;
}
