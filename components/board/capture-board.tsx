"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { allows } from "@/lib/permissions";
import type { BoardData } from "@/lib/transactions/hold";
import { oneOf } from "../address/params";
import { useAddress } from "../address/use-address";
import { fetchJson, RequestFailed } from "../live/fetch-json";
import { Button, buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Notice } from "../ui/notice";
import type { BoardActions, BoardRights } from "./asks";
import { BoardBody } from "./board-body";
import { BoardHeader, VIEWS } from "./board-header";
import { BOARD_KEY } from "./board-key";
import { BoardSkeleton } from "./board-skeleton";
import { useBoardWords } from "./words";

const ADDRESS = { view: oneOf(VIEWS, "board") };

/** The page of holds: read, kept true by live changes, shown as a board or as a list. */
export function CaptureBoard({ actions }: { actions: BoardActions }) {
  const t = useTranslations("board");
  const { person } = useDesk();
  const { clock } = useBoardWords();
  const [{ view }, write] = useAddress(ADDRESS);
  const { data, error, refetch } = useQuery({
    queryKey: BOARD_KEY,
    queryFn: ({ signal }) => fetchJson<BoardData>("/api/desk/holds", signal),
  });
  const rights: BoardRights = {
    capture: allows(person.role, "authorizations.capture"),
    release: allows(person.role, "transactions.cancel"),
    create: allows(person.role, "authorizations.create"),
  };
  const again = <Button onClick={() => void refetch()}>{t("error.again")}</Button>;
  if (data === undefined) {
    if (error === null) return <BoardSkeleton />;
    const caseNumber = error instanceof RequestFailed ? error.caseNumber : null;
    return (
      <ErrorState
        title={t("error.title")}
        stillTrue={t("error.still")}
        caseNumber={caseNumber ?? undefined}
        actions={again}
      />
    );
  }
  return (
    <>
      <BoardHeader days={data.deadlineDays} view={view} onView={(next) => write({ view: next })} rights={rights} />
      {error === null ? null : (
        <Notice tone="warn" live action={again} className="mb-4">
          {t("error.stale", { time: clock(data.now, "time") })}
        </Notice>
      )}
      {rights.capture ? null : <Notice className="mb-4">{t("viewer")}</Notice>}
      {data.holds.length === 0 ? (
        <EmptyState
          title={t("empty.title")}
          action={
            rights.create ? (
              <Link href="/authorizations/new" className={buttonClass("outline")}>
                {t("empty.action")}
              </Link>
            ) : null
          }
        >
          {t("empty.what")}
        </EmptyState>
      ) : (
        <BoardBody data={data} view={view} rights={rights} actions={actions} />
      )}
    </>
  );
}
