import type { ActionResult } from "@/lib/action-result";
import type { ApplyPreview } from "@/lib/webhooks/preview";

/** Events that were set aside: these, or all; of all, those heard since a time of the desk. */
export type ApplyWish = { ids: string[] | null; since: { day: string; clock: string } | null };

/** What the page can do; given by the app, which knows the server. */
export type WebhookActions = {
  /** `replayFrom` is a day of the desk (`2026-11-20`), or null for new events only. */
  register(input: { replayFrom: string | null }): Promise<ActionResult<void>>;
  remove(input: null): Promise<ActionResult<void>>;
  check(input: null): Promise<ActionResult<{ answered: boolean }>>;
  /** From an event id, or from a day and time of the desk on (`2026-11-20`, `08:30`). */
  replay(
    input: { fromId: string; day: null; clock: null } | { fromId: null; day: string; clock: string },
  ): Promise<ActionResult<void>>;
  applyAgain(input: ApplyWish): Promise<ActionResult<{ count: number }>>;
  /** What that would change, without doing it. */
  previewApplyAgain(input: ApplyWish): Promise<ActionResult<ApplyPreview>>;
};
