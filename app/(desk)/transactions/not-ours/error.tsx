"use client";

import { PageUnread } from "@/components/transactions/page-unread";

export default function NotOursError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageUnread what="listTitle" caseNumber={error.digest} onAgain={reset} />;
}
