"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { ErrorState } from "../ui/error-state";
import { SkeletonRows } from "../ui/skeleton";
import { RequestFailed } from "./fetch-json";

type ReadingDialogProps = {
  /** The title of the dialog whose place it has. */
  title: string;
  /** What is said where it could not be read. */
  unread: string;
  query: Pick<UseQueryResult, "error" | "isFetching" | "refetch">;
  onClose: () => void;
};

/** In the place of a dialog until it is read what it begins with: that it is being read, or that it could not be. */
export default function ReadingDialog({ title, unread, query, onClose }: ReadingDialogProps) {
  const t = useTranslations("lists.error");
  const { error } = query;
  return (
    <Dialog open size="lg" title={title} onOpenChange={(open) => (open ? undefined : onClose())}>
      {error === null ? (
        <SkeletonRows rows={6} />
      ) : (
        <ErrorState
          title={unread}
          stillTrue={t("still")}
          caseNumber={error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined}
          actions={
            <Button pending={query.isFetching} onClick={() => void query.refetch()}>
              {t("again")}
            </Button>
          }
        />
      )}
    </Dialog>
  );
}
