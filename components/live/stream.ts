import type { LiveChange } from "@/lib/live/publish";
import { LOST_AFTER_MS } from "@/lib/live/signs";

/** The first pause before a stream that was given up is opened anew, and the longest. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

type Live = {
  /** From now on changes are; before it, some may have been missed. */
  heard: () => void;
  change: (change: LiveChange) => void;
  /** Until changes are heard again none is. `refused`: what answered was no stream, so the browser has given it up. */
  unheard: (refused: boolean) => void;
  /** Nobody sees the page; none is heard until somebody does. */
  unseen: () => void;
  /** Nothing has happened, and the server is there. */
  there: () => void;
};

/**
 * Hears what the server says has changed, until the function it returns is called. The browser opens a stream anew that broke
 * off; one that was answered otherwise (502 of a proxy, 401) it gives up for good, so that is done here, after growing pauses.
 * Of one that has fallen silent without breaking off (a machine that is gone, a way that is lost) no browser tells: it is given up here.
 * A page that nobody sees has no stream: over HTTP/1.1 a browser has six connections for all pages of a desk, and the seventh
 * page would wait for ever.
 */
export function hearChanges(live: Live): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refusals = 0;
  const openIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      live.unheard(false);
      open();
    }, ms);
  };
  const open = () => {
    source?.close();
    const opened = new EventSource("/api/live");
    source = opened;
    const on = (name: string, act: (event: MessageEvent<string>) => void) =>
      opened.addEventListener(name, (event: MessageEvent<string>) => {
        openIn(LOST_AFTER_MS);
        act(event);
      });
    openIn(LOST_AFTER_MS);
    on("change", (event) => live.change(JSON.parse(event.data) as LiveChange));
    on("heard", () => {
      refusals = 0;
      live.heard();
    });
    on("there", live.there);
    // The server itself has lost what it hears by.
    on("unheard", () => live.unheard(false));
    opened.addEventListener("error", () => {
      const refused = opened.readyState === EventSource.CLOSED;
      live.unheard(refused);
      openIn(refused ? pauseAfter(refusals) : LOST_AFTER_MS);
      if (refused) refusals += 1;
    });
  };
  const close = () => {
    source?.close();
    source = null;
    clearTimeout(timer);
  };
  const look = () => {
    if (document.visibilityState === "hidden") {
      close();
      live.unseen();
    } else if (source === null) {
      live.unheard(false);
      open();
    }
  };
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    close();
  };
}

/** Not the same for every page: a server that is back is not to be met by all of them at once. */
const pauseAfter = (refusals: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** refusals) * (0.5 + Math.random() / 2);
