"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { soonOf } from "@/lib/alerts/soon";
import { STAGES } from "@/lib/alerts/stages";
import { boardOf } from "@/lib/transactions/board";
import { type BoardData, type Hold, isFree } from "@/lib/transactions/hold";
import { apart, later } from "../ui/later";
import { notify } from "../ui/notify";
import type { BoardActions, BoardRights } from "./asks";
import { BoardLanes } from "./board-lanes";
import { RiskLine } from "./risk-line";
import { useAsk } from "./use-ask";
import { useAskedByAddress } from "./use-asked-by-address";
import { focusCard } from "./use-card-focus";
import { useCommands } from "./use-commands";
import { useNews } from "./use-news";
import { useNow } from "./use-now";
import { useSelection } from "./use-selection";
import type { View } from "./views";
import { useBoardWords } from "./words";

const SoonNotice = apart(() => import("./soon-notice"));
const HoldList = apart(() => import("./hold-list"));
const WeekView = apart(() => import("./week-view"));
const BoardBulk = later(() => import("./board-bulk"));
const AskDialog = later(() => import("./ask-dialog"));

type BoardBodyProps = { data: BoardData; view: View; rights: BoardRights; actions: BoardActions };

/** The holds in either view, what is selected among them, and the question about them. */
export function BoardBody({ data, view, rights, actions }: BoardBodyProps) {
  const t = useTranslations("board.ask");
  const { zone } = useDesk();
  const { money } = useBoardWords();
  const root = useRef<HTMLDivElement>(null);
  const now = useNow(data);
  // The same ones for as long as they say the same; only the moment of a reading is always new.
  const { holds } = data;
  const board = useMemo(() => boardOf(holds, now, zone), [holds, now, zone]);
  // Three days ahead is no news on a page that shows the deadline of each.
  const [soon, wider] = soonOf(holds, now).filter(({ within }) => within < STAGES[0]);
  const live = useMemo(() => new Map(holds.map((hold) => [hold.id, hold])), [holds]);
  const { selected, ids, toggle, clear } = useSelection(holds);
  const { question, open, close, confirm } = useAsk(actions);
  // Kept after that, so that leaving can be seen.
  const [hasAsked, setHasAsked] = useState(false);
  if (question !== null && !hasAsked) setHasAsked(true);
  const news = useNews(holds);
  useAskedByAddress(
    board,
    rights.capture,
    useCallback((due: readonly Hold[]) => open("capture", due), [open]),
  );

  const together = useCallback(
    (id: string): readonly Hold[] => {
      if (ids.has(id)) return selected;
      const hold = live.get(id);
      return hold !== undefined && isFree(hold) ? [hold] : [];
    },
    [ids, selected, live],
  );
  const commands = useCommands({ toggle, open, together, takeBack: actions.takeBack });

  const onConfirm = async (asked: readonly Hold[]) => {
    const capture = question?.kind === "capture";
    clear();
    const [line, ...more] = await confirm(asked);
    // Of one hold the card itself shows the result; of several, the question stays and shows one on each line.
    if (line?.outcome !== "taken" || more.length > 0) return;
    close();
    const sum = money(line.seen.amountMinor);
    notify({
      tone: "asked",
      title: t(capture ? "toastCapture" : "toastRelease", { sum }),
      detail: line.seen.contactName,
    });
  };
  const Holds = view === "week" ? WeekView : HoldList;
  return (
    <>
      <RiskLine board={board} linkLapsed={view === "board"} />
      {soon !== undefined && rights.capture ? (
        <SoonNotice
          {...soon}
          wider={wider?.within ?? null}
          widerCount={wider?.count ?? 0}
          widerMinor={wider?.minor ?? 0}
        />
      ) : null}
      {view === "board" ? (
        <BoardLanes
          root={root}
          board={board}
          days={data.deadlineDays}
          now={now}
          together={together}
          selected={ids}
          rights={rights}
          commands={commands}
          onClear={clear}
        />
      ) : (
        <Holds root={root} board={board} now={now} selected={ids} rights={rights} commands={commands} />
      )}
      {selected.length > 0 ? (
        <BoardBulk
          selected={selected}
          now={now}
          rights={rights}
          aboveSum={view !== "board"}
          onAsk={(kind) => open(kind, selected)}
          onClear={clear}
        />
      ) : null}
      {hasAsked ? (
        <AskDialog
          question={question}
          live={live}
          now={now}
          onConfirm={(asked) => void onConfirm(asked)}
          onClose={close}
          returnFocus={(id) => focusCard(root.current, id)}
        />
      ) : null}
      <p role="status" className="sr-only">
        {news}
      </p>
    </>
  );
}
