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
 * After a break everything is, because notices may have been missed. `refresh` has the server draw the page anew, `drawnBy` is what
 * it has been drawn by.
 */
export function keepTrue(client: QueryClient, drawnBy: string, refresh: () => void): () => void {
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
  let shownBy: string | undefined = drawnBy;
  let left = false;
  const drawAnew = () => {
    const { data, error } = client.getQueryState<Stamp>(STAMP.queryKey) ?? {};
    // Whose session has ended: the server leads away from a page that is drawn anew.
    const out = error instanceof RequestFailed && error.status === 401;
    const other = data !== undefined && data.drawnBy !== shownBy;
    if (out ? left : !other) return;
    left = out;
    shownBy = data?.drawnBy;
    refresh();
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

  /** As of the last sign that the server gave: what is proven since is proven of the desk, and not of a page that may hear nothing. */
  let completeUpTo: string | null = null;
  const there = () => {
    completeUpTo = client.getQueryData<Stamp>(STAMP.queryKey)?.completeUpTo ?? null;
  };
  there();

  let cut: ReturnType<typeof setTimeout> | undefined;
  /** Since nothing is heard: up to when what is shown was complete as that began. */
  let deaf: CutOff | null = null;
  const beDeaf = () => {
    document.documentElement.dataset["live"] = "off";
    if (deaf !== null) return deaf;
    deaf = { completeUpTo, long: false };
    setCutOff(deaf);
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
      keepPatience();
      setCutOff(null);
      there();
    },
    there,
    change: ({ topic }) => gather(topic),
    unheard(refused) {
      const since = beDeaf();
      cut ??= setTimeout(() => setCutOff({ ...since, long: true }), CUT_OFF_AFTER_MS);
      // A stream that was refused does not say why; a reading does.
      if (refused) void client.refetchQueries(STAMP);
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
