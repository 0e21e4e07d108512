/** How long before their deadline holds are told of; pure. */

/** Hours before the deadline, the first one first. */
export const STAGES = [72, 24, 4] as const;
export type Stage = (typeof STAGES)[number];

/** What holds for whoever may capture and has chosen nothing: three days ahead a mail is noise, on the last day it is not. */
export const USUAL_STAGES: readonly Stage[] = [24, 4];

const HOUR_MS = 60 * 60_000;

/** Moments in milliseconds since the epoch. */
type Held = { heldAt: number; deadline: number };

/**
 * The stages a hold has come to by now. One whose moment was over before the hold was made is none of its stages, and past
 * the deadline there is nothing to warn of.
 */
export const stagesOf = ({ heldAt, deadline }: Held, now: number): Stage[] =>
  now >= deadline
    ? []
    : STAGES.filter((hours) => {
        const due = deadline - hours * HOUR_MS;
        return due > heldAt && due <= now;
      });

/** The narrowest stage within which a deadline lies, however long it was held before; null when none is that near, or it has passed. */
export const stageWithin = (deadline: number, now: number): Stage | null => {
  const left = deadline - now;
  return left <= 0 ? null : (STAGES.findLast((hours) => left <= hours * HOUR_MS) ?? null);
};

/** What a person has chosen, out of what is kept of it. */
export const chosenStages = (kept: readonly number[] | null): Stage[] =>
  kept === null ? [...USUAL_STAGES] : STAGES.filter((stage) => kept.includes(stage));
