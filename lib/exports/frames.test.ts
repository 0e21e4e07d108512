import fc from "fast-check";
import { expect, test } from "vitest";
import { FrameReader, framed } from "./frames";

const bytes = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 10 });

async function* given(pieces: Uint8Array[], count: { rows: number }) {
  for (const piece of pieces) {
    count.rows += 3;
    yield piece;
  }
}

test("frames give the file back, however the network cuts them, and say when it is whole", async () => {
  await fc.assert(
    fc.asyncProperty(bytes, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), async (pieces, cuts) => {
      const count = { rows: 0 };
      const sent: Uint8Array[] = [];
      for await (const frame of framed(given(pieces, count), () => count.rows)) sent.push(frame);
      const wire = Buffer.concat(sent);
      const reader = new FrameReader();
      for (let at = 0, n = 0; at < wire.length; n += 1) {
        expect(reader.whole).toBe(false);
        const size = cuts[n % cuts.length] ?? 1;
        reader.take(wire.subarray(at, at + size));
        at += size;
      }
      expect(reader.whole).toBe(true);
      expect(reader.rows).toBe(pieces.length * 3);
      expect(Buffer.concat(reader.pieces)).toEqual(Buffer.concat(pieces));
    }),
  );
});
