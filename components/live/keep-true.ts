import type { QueryClient } from "@tanstack/react-query";
import type { Stamp } from "@/lib/webhooks/stamp";
import { setCutOff } from "./cut-off";
import { RequestFailed } from "./fetch-json";
import { hearChanges } from "./stream";
import { topicsOf } from "./topics";

/** Several changes that come together (a batch of events) are one reading. */
const GATHER_MS = 120;
/** Longer than a page takes from being read on the server to being shown. */
const ARRIVES_WITHIN_MS = 15_000;
/** A stream that ends as it should is opened anew by any browser within five seconds. */
const CUT_OFF_AFTER_MS = 8_000;
/** What the server draws itself, such as the zone, changes seldom: after so long without a word it may have. */
const DRAWN_ANEW_AFTER_MS = 60_000;

const STAMP = { queryKey: ["stamp"] };

/**
 * Keeps what is on the screen true until the function it returns is called: what the server says has changed is read anew.
 * After a break everything is, because notices may have been missed. `refresh` has the server draw the page anew.
 */
export function keepTrue(client: QueryClient, refresh: () => void): () => void {
  const topics = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heardAt = new Map<string, number>();

  const flush = () => {
    timer = undefined;
    const heard = new Set(topics);
    void client.invalidateQueries({ predicate: (query) => topicsOf(query).some((topic) => heard.has(topic)) });
    // Zone, currency and the company's name are drawn by the server into every page.
    if (heard.has("settings")) refresh();
    topics.clear();
    void client.invalidateQueries(STAMP);
  };
  const gather = (topic: string) => {
    topics.add(topic);
    heardAt.set(topic, performance.now());
    timer ??= setTimeout(flush, GATHER_MS);
  };

  // A page that was read on the server while something changed, and arrives after the word of it, holds the older state.
  const arrivals = client.getQueryCache().subscribe((event) => {
    const arrived = event.type === "added" || (event.type === "updated" && event.action.type === "setState");
    if (!arrived || event.query.state.data === undefined) return;
    const since = performance.now() - ARRIVES_WITHIN_MS;
    if (!topicsOf(event.query).some((topic) => (heardAt.get(topic) ?? 0) > since)) return;
    void client.invalidateQueries({ queryKey: event.query.queryKey, exact: true });
  });

  let cut: ReturnType<typeof setTimeout> | undefined;
  let told = false;
  const endIfSignedOut = async () => {
    // A stream that was refused does not say why; a reading does, and the stamp is read in any case.
    await client.refetchQueries(STAMP);
    const error = client.getQueryState(STAMP.queryKey)?.error;
    if (told || !(error instanceof RequestFailed && error.status === 401)) return;
    told = true;
    refresh();
  };
  const missing = () => {
    const completeUpTo = client.getQueryData<Stamp>(STAMP.queryKey)?.completeUpTo ?? null;
    cut ??= setTimeout(() => setCutOff({ completeUpTo }), CUT_OFF_AFTER_MS);
  };
  let deafSince: number | null = null;
  const setDeaf = (deaf: boolean) => {
    document.documentElement.dataset["live"] = deaf ? "off" : "on";
    deafSince = deaf ? (deafSince ?? Date.now()) : null;
  };
  const keepPatience = () => {
    clearTimeout(cut);
    cut = undefined;
  };
  const stop = hearChanges({
    heard() {
      // What changed since the page was read on the server was not.
      void client.invalidateQueries();
      if (deafSince !== null && Date.now() - deafSince > DRAWN_ANEW_AFTER_MS) refresh();
      setDeaf(false);
      keepPatience();
      told = false;
      setCutOff(null);
    },
    change: ({ topic }) => gather(topic),
    unheard(refused) {
      setDeaf(true);
      missing();
      if (refused) void endIfSignedOut();
    },
    unseen() {
      setDeaf(true);
      keepPatience();
    },
  });
  return () => {
    stop();
    arrivals();
    clearTimeout(timer);
    clearTimeout(cut);
  };
}
