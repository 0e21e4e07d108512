import type { Log } from "@/lib/log";

type Making = {
  log: Log;
  /** The request's: whoever asked may leave before the body is read at all, and then nobody cancels it. */
  signal: AbortSignal;
  /** Lets go what the making holds. Called at whatever end, more than once perhaps: a generator that has not begun runs no `finally`. */
  onEnd: () => Promise<void>;
};

/** A body that is made as it is read; reading it no further ends its making. What breaks it off half-way is logged, and breaks the answer off. */
export function streamOf(
  pieces: AsyncGenerator<Uint8Array>,
  { log, signal, onEnd }: Making,
): ReadableStream<Uint8Array> {
  let left = false;
  const leave = async () => {
    left = true;
    await onEnd();
    await pieces.return(undefined);
  };
  const onAbort = () => void leave().catch((error: unknown) => log.error({ err: error }, "an answer did not end"));
  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await pieces.next();
          if (left) return;
          if (next.done === true) {
            await onEnd();
            controller.close();
          } else controller.enqueue(next.value);
        } catch (error) {
          // What was stopped because somebody left did not break off.
          if (!left) log.error({ err: error }, "an answer broke off");
          controller.error(error);
          await onEnd();
        }
      },
      cancel: leave,
    },
    { highWaterMark: 1 },
  );
}
