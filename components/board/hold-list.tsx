"use client";

import { useTranslations } from "use-intl";
import { HoldLedger, type HoldsProps } from "./hold-ledger";
import { LANE_ORDER } from "./lane-order";

/** The same holds as a plain ledger, in the lanes' order. */
export default function HoldList(props: HoldsProps) {
  const t = useTranslations("board.lanes");
  const groups = LANE_ORDER.map((name) => props.board.lanes[name])
    .filter((lane) => lane.holds.length > 0)
    .map(({ name, holds }) => ({ key: name, title: t(name), holds }));
  return <HoldLedger {...props} groups={groups} />;
}
