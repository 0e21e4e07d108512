import type { ActionResult } from "@/lib/action-result";

/** The version is the one that the person saw; the server refuses when it is no longer so. */
export type HoldAsk = { transactionId: string; version: number };
type AskAction = (ask: HoldAsk) => Promise<ActionResult<void>>;

/** What the board can ask for; the page hands over the server actions. */
export type BoardActions = { capture: AskAction; release: AskAction; takeBack: AskAction };

export type AskKind = "capture" | "release";

/** What the person's role permits; the server checks again. */
export type BoardRights = { capture: boolean; release: boolean; create: boolean };
