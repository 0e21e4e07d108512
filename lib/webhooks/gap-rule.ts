import type { WebhookCall } from "./calls";
import type { Gap } from "./gaps";
import type { NextReplay, Replay } from "./replay-rule";

/** Deliveries may overtake each other: so long a gap may be young. */
export const GRACE_MS = 2 * 60_000;
/** What a replay has passed may still be on its way. */
const SETTLES_MS = 2 * 60_000;
/** Between two rounds in which open payments are asked about because of gaps; twice as long after each that was in vain. */
const POLL_PAUSE_MS = 10 * 60_000;
const LONGEST_POLL_PAUSE_MS = 60 * 60_000;
/** Replays that began and never came past it; then it is left. */
const TRIES = 2;

export type GapReplay = Replay & Pick<WebhookCall, "reachedId">;
type OpenGap = Pick<Gap, "firstId" | "lastId" | "completeUpTo" | "seenAt" | "polledAllAt" | "passedAt">;
/** When open payments were last asked about because of a gap, and how many rounds in a row brought nothing. */
export type PollRounds = { last: Date | null; inVain: number };
type Around = {
  /** Every replay so far, the newest first. */
  replays: readonly GapReplay[];
  next: NextReplay;
  polls: PollRounds;
  now: Date;
};
export type GapStep = {
  /** Ask for the state of what is open. */
  poll: boolean;
  /** A replay has passed it by now. */
  passed: boolean;
  act: "wait" | "replay" | "close_none" | "close_left";
};

/** What to do about an open gap. */
export function gapStep(gap: OpenGap, { replays, next, polls, now }: Around): GapStep {
  const since = (at: Date | null): number => (at === null ? Number.POSITIVE_INFINITY : now.getTime() - at.getTime());
  if (since(gap.seenAt) < GRACE_MS) return { poll: false, passed: false, act: "wait" };
  const covering = replays.filter((call) => covers(call, gap));
  const passed = covering.some((call) => call.beganAt !== null && (call.reachedId ?? -1n) > gap.lastId);
  const poll = gap.polledAllAt === null && since(polls.last) >= pollPause(polls);
  return { poll, passed, act: act() };

  function act(): GapStep["act"] {
    if (passed) return gap.passedAt !== null && since(gap.passedAt) >= SETTLES_MS ? "close_none" : "wait";
    const tried = covering.filter((call) => call.beganAt !== null && call.overAt !== null).length;
    // Left only after all payments that it can concern were asked about: what the events would have told is known then.
    if (next.do === "stop" || tried >= TRIES) return gap.polledAllAt === null ? "wait" : "close_left";
    return next.do === "ask" ? "replay" : "wait";
  }
}

const pollPause = ({ inVain }: PollRounds): number =>
  Math.min(POLL_PAUSE_MS * 2 ** Math.max(0, inVain - 1), LONGEST_POLL_PAUSE_MS);

/** Whether a replay was asked for after the gap was seen, from before it on. */
function covers(call: GapReplay, gap: OpenGap): boolean {
  if (call.askedAt < gap.seenAt) return false;
  if (call.fromId !== null) return call.fromId <= gap.firstId;
  return call.fromTime !== null && call.fromTime <= gap.completeUpTo;
}
