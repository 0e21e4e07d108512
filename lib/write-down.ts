import { setTimeout } from "node:timers/promises";
import type { Context } from "@/lib/context";

const AGAIN_AFTER_MS = [100, 1_000, 5_000];

/**
 * Writes down an answer that is known only here until it is written: a database that is away for a moment, or breaks a circle of locks,
 * must not make a doubt of it. `write` finds what it wrote before, should the database not have got to say so. Where it can't be written
 * at all, `leaveInDoubt` is the last thing tried, and the error is thrown.
 */
export async function writeDown(
  { log }: Pick<Context, "log">,
  about: { operationId: string } | { mailId: string },
  write: () => Promise<void>,
  leaveInDoubt: () => Promise<void>,
): Promise<void> {
  for (const pause of AGAIN_AFTER_MS) {
    try {
      return await write();
    } catch (error) {
      log.error({ err: error, ...about }, "an answer could not be written down; trying again");
      await setTimeout(pause);
    }
  }
  try {
    await write();
  } catch (error) {
    log.error({ err: error, ...about }, "an answer could not be written down");
    await leaveInDoubt();
    throw error;
  }
}
