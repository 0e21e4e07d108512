import type { ActionResult } from "@/lib/action-result";

/** What the page can do; given by the app, which knows the server. */
export type WebhookActions = {
  /** `replayFrom` is a day of the desk (`2026-11-20`), or null for new events only. */
  register(input: { replayFrom: string | null }): Promise<ActionResult<void>>;
  remove(input: null): Promise<ActionResult<void>>;
  check(input: null): Promise<ActionResult<{ answered: boolean }>>;
  /** Null for all that were set aside. */
  applyAgain(input: { ids: string[] | null }): Promise<ActionResult<{ count: number }>>;
};
