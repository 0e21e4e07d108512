import pino from "pino";
import { describe, expect, test, vi } from "vitest";
import { streamOf } from "./stream";

const log = pino({ level: "silent" });

async function* pieces(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array([1]);
  yield new Uint8Array([2]);
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array([1]);
  throw new Error("no more");
}

/** A body, the end of whose making is seen. */
function made(of: AsyncGenerator<Uint8Array>, signal = new AbortController().signal) {
  const onEnd = vi.fn(async () => undefined);
  return { body: streamOf(of, { log, signal, onEnd }), onEnd };
}

describe("a body that is made as it is read", () => {
  test("lets go when it is through", async () => {
    const { body, onEnd } = made(pieces());
    expect(new Uint8Array(await new Response(body).arrayBuffer())).toEqual(new Uint8Array([1, 2]));
    expect(onEnd).toHaveBeenCalled();
  });

  test("lets go when it is cancelled, though nothing of it was read", async () => {
    const { body, onEnd } = made(pieces());
    await body.cancel();
    expect(onEnd).toHaveBeenCalled();
  });

  test("lets go when its making breaks off, and is broken off itself", async () => {
    const { body, onEnd } = made(broken());
    await expect(new Response(body).arrayBuffer()).rejects.toThrow("no more");
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalled());
  });

  test("lets go when whoever asked had left before it was there", () => {
    expect(made(pieces(), AbortSignal.abort()).onEnd).toHaveBeenCalled();
  });

  test("lets go when whoever asked leaves, though nobody reads or cancels it", () => {
    const controller = new AbortController();
    const { onEnd } = made(pieces(), controller.signal);
    expect(onEnd).not.toHaveBeenCalled();
    controller.abort();
    expect(onEnd).toHaveBeenCalled();
  });
});
