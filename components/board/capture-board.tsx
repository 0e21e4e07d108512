"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { allows } from "@/lib/permissions";
import type { BoardData } from "@/lib/transactions/hold";
import { addressOf, oneOf } from "../address/params";
import { useAddress } from "../address/use-address";
import { fetchJson, RequestFailed } from "../live/fetch-json";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";
import { apart } from "../ui/later";
import type { BoardActions, BoardRights } from "./asks";
import { BoardBody } from "./board-body";
import { BOARD_KEY } from "./board-key";
import { VIEWS, type View } from "./views";

const BoardHeader = apart(() => import("./board-header"), "soon");
const BoardEmpty = apart(() => import("./board-empty"));
const BoardNotices = apart(() => import("./board-notices"));
const BoardSkeleton = apart(() => import("./board-skeleton"));

const ADDRESS = addressOf({ view: oneOf(VIEWS, "board") });

/** The page of holds: read, kept true by live changes, shown as a board or as a list. */
export function CaptureBoard({ actions }: { actions: BoardActions }) {
  const t = useTranslations("board");
  const { person } = useDesk();
  const [{ view }, write] = useAddress(ADDRESS);
  const onView = useCallback((next: View) => write({ view: next }), [write]);
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
      <BoardHeader days={data.deadlineDays} view={view} onView={onView} mayCreate={rights.create} />
      {error === null && rights.capture ? null : (
        <BoardNotices stale={error !== null} at={data.now} mayCapture={rights.capture} onAgain={refetch} />
      )}
      {data.holds.length === 0 ? (
        <BoardEmpty mayCreate={rights.create} />
      ) : (
        <BoardBody data={data} view={view} rights={rights} actions={actions} />
      )}
    </>
  );
}
