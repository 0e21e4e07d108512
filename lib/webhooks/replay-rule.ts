import type { WebhookCall } from "./calls";

/** Between two replays that Jetdesk asks for by itself. */
export const REPLAY_PAUSE_MS = 10 * 60_000;
/** A replay that has not begun by then does not begin: longer than Jetpay's default wait for a batch, many times. */
const BEGINS_WITHIN_MS = 10 * 60_000;
/** And one that has begun is waited for no longer than this. */
const ENDS_WITHIN_MS = 60 * 60_000;
/** So many replays in a row that brought nothing new: ids that are missing are not lost, they were never for us. */
const FRUITLESS = 3;

/** After calls in a row that did not go well: 1, 2, 4 … minutes. */
const REST_MS = 60_000;
const LONGEST_REST_MS = 60 * 60_000;

export type Replay = Pick<
  WebhookCall,
  "kind" | "status" | "askedAt" | "beganAt" | "overAt" | "fresh" | "fromId" | "fromTime"
>;
export type NextReplay =
  | { do: "ask"; way: "update" | "register" }
  | { do: "wait" }
  /** `fruitless`: replays go well and find nothing. `no_replay`: Jetpay sends nothing again, whichever way it is asked. */
  | { do: "stop"; why: "fruitless" | "no_replay" };

export const isReplay = (call: Pick<Replay, "fromId" | "fromTime">): boolean =>
  call.fromId !== null || call.fromTime !== null;

/** Whether a replay is waited for no longer. */
export function hasRunOut(call: Replay, now: Date): boolean {
  const since = call.beganAt ?? call.askedAt;
  return now.getTime() - since.getTime() > (call.beganAt === null ? BEGINS_WITHIN_MS : ENDS_WITHIN_MS);
}

/** Whether Jetdesk is to leave Jetpay alone for now. `calls`: every kind, the newest first. */
export function isResting(calls: readonly Pick<WebhookCall, "status" | "beganAt" | "askedAt">[], now: Date): boolean {
  const [newest] = calls;
  if (newest === undefined) return false;
  const well = calls.findIndex(({ status, beganAt }) => status === "accepted" || beganAt !== null);
  const inVain = well === -1 ? calls.length : well;
  if (inVain === 0) return false;
  const rest = Math.min(REST_MS * 2 ** (inVain - 1), LONGEST_REST_MS);
  return now.getTime() - newest.askedAt.getTime() < rest;
}

/** What to do about missing ids, given every replay so far, the newest first. */
export function nextReplay(replays: readonly Replay[], now: Date): NextReplay {
  const began = replays.filter((call) => call.beganAt !== null);
  const [newest] = replays;
  if (newest !== undefined && newest.overAt === null && !hasRunOut(newest, now)) return { do: "wait" };
  const lately = began.slice(0, FRUITLESS);
  if (lately.length === FRUITLESS && lately.every((call) => call.fresh === 0)) return { do: "stop", why: "fruitless" };
  const since = began[0] === undefined ? replays : replays.slice(0, replays.indexOf(began[0]));
  const inVain = since.filter((call) => call.status === "refused" || call.status === "accepted");
  if (inVain.some((call) => call.kind === "register")) return { do: "stop", why: "no_replay" };
  if (newest !== undefined && now.getTime() - newest.askedAt.getTime() < REPLAY_PAUSE_MS) return { do: "wait" };
  return { do: "ask", way: inVain.length > 0 ? "register" : "update" };
}
