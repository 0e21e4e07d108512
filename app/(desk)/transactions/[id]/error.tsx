"use client";

import { PageUnread } from "@/components/transactions/page-unread";

export default function TransactionError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageUnread what="oneTitle" caseNumber={error.digest} onAgain={reset} />;
}
