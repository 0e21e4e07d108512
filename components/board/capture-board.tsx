"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useDesk } from "@/components/shell/desk-context";
import { allows } from "@/lib/permissions";
import type { BoardData } from "@/lib/transactions/hold";
import { addressOf, oneOf } from "../address/params";
import { useAddress } from "../address/use-address";
import { fetchJson } from "../live/fetch-json";
import { apart, later } from "../ui/later";
import type { BoardActions, BoardRights } from "./asks";
import { BoardBody } from "./board-body";
import { BOARD_KEY } from "./board-key";
import { VIEWS, type View } from "./views";

const BoardHeader = apart(() => import("./board-header"), "soon");
const BoardEmpty = apart(() => import("./board-empty"));
const BoardNotices = apart(() => import("./board-notices"));
const BoardSkeleton = apart(() => import("./board-skeleton"));
// Fetched before it is needed: what it tells of may be that nothing can be fetched.
const BoardUnread = later(() => import("./board-unread"));

const ADDRESS = addressOf({ view: oneOf(VIEWS, "board") });

/** The page of holds: read, kept true by live changes, shown as a board or as a list. */
export function CaptureBoard({ actions }: { actions: BoardActions }) {
  const { role } = useDesk().person;
  const [{ view }, write] = useAddress(ADDRESS);
  const onView = useCallback((next: View) => write({ view: next }), [write]);
  const { data, error, refetch } = useQuery({
    queryKey: BOARD_KEY,
    queryFn: ({ signal }) => fetchJson<BoardData>("/api/desk/holds", signal),
  });
  // The same object for as long as it says the same: every card is drawn by it.
  const rights: BoardRights = useMemo(
    () => ({
      capture: allows(role, "authorizations.capture"),
      release: allows(role, "transactions.cancel"),
      create: allows(role, "authorizations.create"),
    }),
    [role],
  );
  if (data === undefined) return error === null ? <BoardSkeleton /> : <BoardUnread error={error} onAgain={refetch} />;
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
