"use client";

import type { Board } from "@/lib/transactions/board";
import type { Hold } from "@/lib/transactions/hold";
import { DraggedCard } from "./dragged-card";
import { type DragOptions, useDrag } from "./use-drag";
import { useLaneMotion } from "./use-lane-motion";

type DraggingProps = DragOptions & {
  lanes: Board["lanes"];
  /** The card under the pointer, and how many more go with it. */
  lifted: Hold | null;
  more: number;
  now: number;
};

/** Cards that move: under a hand, and by themselves. The plain way to ask, by button and keys, is there before. */
export default function Dragging({ lanes, lifted, more, now, ...options }: DraggingProps) {
  useLaneMotion(options.root, lanes);
  const place = useDrag(options);
  return lifted === null ? null : <DraggedCard hold={lifted} now={now} more={more} place={place} />;
}
