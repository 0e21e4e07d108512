import type { ReactNode } from "react";
import { isKnownState, type KnownState, type State } from "@/lib/transactions/transaction";
import { Disc, UNKNOWN } from "./disc";

/** The disc fills as facts come in: dashed ring, quarter, half, three quarters, full with a tick. The word stands beside it. */
export function StateGlyph({ state, className }: { state: State; className?: string }) {
  return <Disc className={className}>{isKnownState(state) ? GLYPHS[state] : FOREIGN}</Disc>;
}

const ring = <circle cx="8" cy="8" r="6.1" strokeWidth="1.6" />;
const disc = <circle cx="8" cy="8" r="6.9" fill="currentColor" stroke="none" />;
const filled = (d: string) => (
  <>
    {ring}
    <path d={d} fill="currentColor" stroke="none" />
  </>
);

const GLYPHS: Record<KnownState, ReactNode> = {
  draft: <circle cx="8" cy="8" r="6.1" strokeWidth="1.5" strokeLinecap="butt" strokeDasharray="1.6 2.23" />,
  awaiting_approval: (
    <>
      {ring}
      <circle cx="5.9" cy="8" r="1.25" fill="currentColor" stroke="none" />
      <circle cx="10.1" cy="8" r="1.25" fill="currentColor" stroke="none" />
    </>
  ),
  sending: (
    <>
      <circle cx="8" cy="8" r="6.1" strokeWidth="1.6" opacity=".35" />
      <path d="M8 1.9A6.1 6.1 0 0 1 14.1 8" strokeWidth="1.6" />
      <path d="M8 10.5V5.7M6 7.5l2-2 2 2" strokeWidth="1.5" />
    </>
  ),
  unknown: UNKNOWN,
  requested: filled("M8 8V4.3A3.7 3.7 0 0 1 11.7 8z"),
  preauthorized: (
    <>
      {ring}
      <path d="M6.3 5.7v4.6M9.7 5.7v4.6" strokeWidth="1.7" />
    </>
  ),
  initiated: filled("M8 8V4.3A3.7 3.7 0 0 1 8 11.7z"),
  paid: filled("M8 8V4.3A3.7 3.7 0 1 1 4.3 8z"),
  completed: (
    <>
      {disc}
      <path d="m5 8.3 2.1 2.1L11.1 6" stroke="var(--color-surface)" strokeWidth="1.7" />
    </>
  ),
  failed: (
    <>
      {disc}
      <path d="m5.8 5.8 4.4 4.4M10.2 5.8l-4.4 4.4" stroke="var(--color-surface)" strokeWidth="1.7" />
    </>
  ),
  cancelled: (
    <>
      {ring}
      <path d="m4.5 11.5 7-7" strokeWidth="1.5" />
    </>
  ),
  lapsed: (
    <>
      <path d="M8 1.9a6.1 6.1 0 1 1-5.6 3.7" strokeWidth="1.6" />
      <path d="M8 4.8V8l2 1.5M4.5 1.8 2.3 5.7l4-.2" strokeWidth="1.5" />
    </>
  ),
};

/** Braces: a word of Jetpay's that we do not know. */
const FOREIGN = (
  <>
    <path
      strokeWidth="1.5"
      d="M5.5 3H4.2A1.2 1.2 0 0 0 3 4.2V7L2 8l1 1v2.8A1.2 1.2 0 0 0 4.2 13h1.3M10.5 3h1.3A1.2 1.2 0 0 1 13 4.2V7l1 1-1 1v2.8a1.2 1.2 0 0 1-1.2 1.2h-1.3"
    />
    <circle cx="8" cy="8" r="1.1" fill="currentColor" stroke="none" />
  </>
);
