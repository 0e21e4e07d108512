"use client";

import { memo, type RefObject, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { Board, LaneName } from "@/lib/transactions/board";
import type { Hold } from "@/lib/transactions/hold";
import { cn } from "../ui/cn";
import { apart, later } from "../ui/later";
import type { BoardRights } from "./asks";
import { type CardCommands, HoldCard } from "./hold-card";
import { BELOW_TABS, DRAWN_IN_SIGHT, Lane, laneId } from "./lane";
import { LANE_ORDER } from "./lane-order";
import { useCardFocus } from "./use-card-focus";
import type { Drag } from "./use-drag";

const LaneTabs = apart(() => import("./lane-tabs"));
const KeyHints = apart(() => import("./key-hints"));
const LapsedLane = apart(() => import("./lapsed-lane"));
const DoneCards = apart(() => import("./done-cards"));
const Dragging = later(() => import("./dragging"));
const DropPlace = later(() => import("./drop-place"));

type BoardLanesProps = {
  root: RefObject<HTMLDivElement | null>;
  board: Board;
  days: number;
  now: number;
  /** In what one ask would hold: the selection a card is part of, or the card alone. */
  together: (id: string) => readonly Hold[];
  selected: ReadonlySet<string>;
  rights: BoardRights;
  commands: CardCommands;
  onClear: () => void;
};

/** The board itself: lanes by urgency, what is dragged, and the keys that move between cards. */
export const BoardLanes = memo(function BoardLanes(props: BoardLanesProps) {
  const { root, board, days, now, together, selected, rights, commands, onClear } = props;
  const t = useTranslations("board");
  const { lanes } = board;
  const order = useMemo(() => LANE_ORDER.filter((name) => lanes[name].holds.length > 0 || ALWAYS.has(name)), [lanes]);
  const ask = useCallback((id: string) => commands.ask("capture", id), [commands]);
  const current = useCardFocus(
    root,
    order.map((name) => lanes[name].holds.map(({ id }) => id)),
    { ask, clear: onClear },
  );
  const [wasPutBack, setPutBack] = useState(false);
  // The server draws no hands.
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const [drag, setDrag] = useState<Drag | null>(null);
  const dragged = drag === null ? [] : together(drag.id);
  const lifted = dragged.find(({ id }) => id === drag?.id) ?? null;

  const cards = (name: LaneName) =>
    lanes[name].holds.map((hold) => (
      <HoldCard
        key={hold.id}
        hold={hold}
        now={now}
        selected={selected.has(hold.id)}
        current={current === hold.id}
        ghost={dragged.some(({ id }) => id === hold.id)}
        rights={rights}
        commands={commands}
      />
    ));
  const done = (name: LaneName) =>
    lanes[name].holds.length === 0 ? null : <DoneCards holds={lanes[name].holds} current={current} />;

  return (
    <div ref={root} className="flex flex-1 flex-col">
      <LaneTabs lanes={lanes} names={order} />
      <div className="grid flex-1 grid-cols-1 gap-x-5 gap-y-6 md:grid-cols-2 lg:grid-cols-4">
        {OPEN.map((name) => (
          <Lane key={name} lane={lanes[name]} days={board.days} none={t(`lane.none.${name}`)}>
            {cards(name)}
          </Lane>
        ))}
        <Lane
          lane={lanes.captured}
          days={board.days}
          isDrop
          none={drag === null ? <NoneCaptured mayCapture={rights.capture} /> : null}
          drop={drag === null ? null : <DropPlace drag={drag} dragged={dragged} />}
          after={
            lanes.ended.holds.length > 0 ? (
              <section aria-labelledby="ended-head" id={laneId("ended")} className={cn("mt-6", BELOW_TABS)}>
                <h3 id="ended-head">{t("lanes.ended")}</h3>
                <p className="text-xs text-muted text-pretty">{t("ended.why")}</p>
                <ul className={DRAWN_IN_SIGHT}>{done("ended")}</ul>
              </section>
            ) : null
          }
        >
          {done("captured")}
        </Lane>
      </div>
      {lanes.lapsed.holds.length === 0 ? null : (
        <LapsedLane lane={lanes.lapsed} days={days}>
          {cards("lapsed")}
        </LapsedLane>
      )}
      {rights.capture ? <KeyHints /> : null}
      <p role="status" className="sr-only">
        {drag !== null ? t(drag.over ? "drag.over" : "drag.started") : wasPutBack ? t("drag.putBack") : null}
      </p>
      {awake ? (
        <Dragging
          root={root}
          lanes={lanes}
          setDrag={setDrag}
          onDrop={(id) => {
            setPutBack(false);
            ask(id);
          }}
          onPutBack={() => setPutBack(true)}
          lifted={lifted}
          more={dragged.length - 1}
          now={now}
        />
      ) : null}
    </div>
  );
});

function NoneCaptured({ mayCapture }: { mayCapture: boolean }) {
  const t = useTranslations("board.lane");
  return (
    <>
      {t("none.captured")} {mayCapture ? <span className="max-md:hidden">{t("how")}</span> : null}
    </>
  );
}

const OPEN = ["today", "week", "later"] as const;
const ALWAYS: ReadonlySet<LaneName> = new Set(["today", "week", "later", "captured"]);
