import type { Log } from "@/lib/log";

/** A body that is made as it is read; reading it no further ends its making. What breaks it off half-way is logged, and breaks the answer off. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>, log: Log): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await pieces.next();
          if (next.done === true) controller.close();
          else controller.enqueue(next.value);
        } catch (error) {
          log.error({ err: error }, "an answer broke off");
          controller.error(error);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
