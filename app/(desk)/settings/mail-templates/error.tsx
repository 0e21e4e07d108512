"use client";

import { PageUnread } from "@/components/settings/page-unread";

export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageUnread caseNumber={error.digest} onAgain={reset} />;
}
