import { services } from "@/app/_server/services";
import { currentPerson } from "@/app/_server/session";
import { SIGN_EVERY_MS } from "@/lib/live/signs";

/** A stream ends after this long and the browser opens the next: a right or session that ended is noticed then. */
const LONGEST_MS = 10 * 60_000;

/** Server-sent events: which topic changed, never what it changed to; and whether changes are heard (lib/live/listen.ts). */
export async function GET(request: Request): Promise<Response> {
  if ((await currentPerson()) === null) return new Response(null, { status: 401 });
  const { live } = services();
  const encoder = new TextEncoder();
  let stop = (): boolean => false;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: string, data: unknown) =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
      const unsubscribe = live.subscribe((news) =>
        typeof news === "string" ? send(news, null) : send("change", news),
      );
      const signs = setInterval(() => send("there", null), SIGN_EVERY_MS);
      let open = true;
      stop = () => {
        const first = open;
        open = false;
        clearInterval(signs);
        clearTimeout(longest);
        unsubscribe();
        return first;
      };
      const end = () => {
        if (stop()) controller.close();
      };
      const longest = setTimeout(end, LONGEST_MS);
      // Gone before the stream began: that is not told a second time.
      if (request.signal.aborted) end();
      else request.signal.addEventListener("abort", end, { once: true });
    },
    // Given up by whoever reads it: writing on would throw, in the middle of telling all the others.
    cancel: () => void stop(),
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
