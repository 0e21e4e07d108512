import { useSyncExternalStore } from "react";

/**
 * This page hears of no changes. `completeUpTo`: up to when what it shows was complete as that began, an ISO instant; `long`: for so long that somebody
 * should know.
 */
export type CutOff = { completeUpTo: string | null; long: boolean };

let now: CutOff | null = null;
const listeners = new Set<() => void>();

export function setCutOff(next: CutOff | null): void {
  if (next === now) return;
  now = next;
  for (const listener of listeners) listener();
}

/** Null while changes are heard. */
export const readCutOff = (): CutOff | null => now;
export const useCutOff = (): CutOff | null => useSyncExternalStore(listen, readCutOff, readOnServer);

const readOnServer = () => null;
function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
