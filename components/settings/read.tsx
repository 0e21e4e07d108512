"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatTime } from "@/lib/i18n/format";
import { RequestFailed } from "../live/fetch-json";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { SkeletonRows } from "../ui/skeleton";
import { Unread } from "./unread";

type ReadProps<T> = { query: UseQueryResult<T>; rows?: number; children: (data: T) => ReactNode };

/** What was read; while it is read, its shape; where it could not be, what is still true. Old data stays, with its time. */
export function Read<T>({ query, rows = 6, children }: ReadProps<T>) {
  const t = useTranslations("settings.error");
  const locale = useLocale();
  const { zone } = useDesk();
  const again = () => void query.refetch();
  if (query.data === undefined) {
    return query.isError ? <Unread caseNumber={caseOf(query.error)} onAgain={again} /> : <SkeletonRows rows={rows} />;
  }
  return (
    <>
      {query.isError ? (
        <Notice
          tone="warn"
          live
          className="mb-5"
          action={
            <Button size="sm" onClick={again}>
              {t("again")}
            </Button>
          }
        >
          {t("stale", { time: formatTime(new Date(query.dataUpdatedAt), "time", { zone, locale }) })}
        </Notice>
      ) : null}
      {children(query.data)}
    </>
  );
}

const caseOf = (error: unknown): string | undefined =>
  error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined;
