import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** Who waits has asked for something that is done: a reading that takes longer catches up by itself. */
const WAITS_MS = 2_000;

/** Reads anew what begins with that key, and waits for it, but not for ever. */
export const readAnew = (client: QueryClient, queryKey: QueryKey): Promise<unknown> =>
  Promise.race([client.invalidateQueries({ queryKey }), new Promise((done) => setTimeout(done, WAITS_MS))]);
