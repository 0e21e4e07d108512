import type { QueryClient } from "@tanstack/react-query";
import type { Stamp } from "@/lib/webhooks/stamp";
import { type CutOff, setCutOff } from "./cut-off";
import { RequestFailed } from "./fetch-json";
import { hearChanges } from "./stream";
import { topicsOf } from "./topics";

/** Several changes that come together (a batch of events) are one reading. */
const GATHER_MS = 120;
/** Longer than a page takes from being read on the server to being shown. */
const ARRIVES_WITHIN_MS = 15_000;
/** A stream that ends as it should is opened anew by any browser within five seconds. */
const CUT_OFF_AFTER_MS = 8_000;

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
    topics.clear();
    void client.invalidateQueries(STAMP);
  };
  const gather = (topic: string) => {
    topics.add(topic);
    heardAt.set(topic, performance.now());
    timer ??= setTimeout(flush, GATHER_MS);
  };

  // What pages are drawn by (zone, company, own accounts, rights) no query reads; whatever was missed, the stamp says that it is another.
  let drawnBy = client.getQueryData<Stamp>(STAMP.queryKey)?.drawnBy;
  const drawAnew = () => {
    const now = client.getQueryData<Stamp>(STAMP.queryKey)?.drawnBy;
    if (now === undefined || now === drawnBy) return;
    const first = drawnBy === undefined;
    drawnBy = now;
    if (!first) refresh();
  };

  // A page that was read on the server while something changed, and arrives after the word of it, holds the older state.
  const arrivals = client.getQueryCache().subscribe((event) => {
    if (event.type === "updated" && event.query.queryKey[0] === STAMP.queryKey[0]) drawAnew();
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
  /** Since nothing is heard: up to when what is shown was complete as that began. */
  let deaf: CutOff | null = null;
  const beDeaf = () => {
    document.documentElement.dataset["live"] = "off";
    deaf ??= { completeUpTo: client.getQueryData<Stamp>(STAMP.queryKey)?.completeUpTo ?? null };
    return deaf;
  };
  const keepPatience = () => {
    clearTimeout(cut);
    cut = undefined;
  };
  const stop = hearChanges({
    heard() {
      // What changed since the page was read on the server was not.
      void client.invalidateQueries();
      document.documentElement.dataset["live"] = "on";
      deaf = null;
      told = false;
      keepPatience();
      setCutOff(null);
    },
    change: ({ topic }) => gather(topic),
    unheard(refused) {
      const since = beDeaf();
      cut ??= setTimeout(() => setCutOff(since), CUT_OFF_AFTER_MS);
      if (refused) void endIfSignedOut();
    },
    unseen() {
      beDeaf();
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
