"use client";

import { BoardUnread } from "@/components/board/board-unread";

export default function AuthorizationsError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <BoardUnread caseNumber={error.digest} onAgain={reset} />;
}
