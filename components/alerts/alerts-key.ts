/** Begins with the live topic: what is chosen in one browser shows in all. */
export const ALERTS_KEY = ["settings", "alerts"] as const;
