/**
 * An export on its way to a page that shows how far it is: each piece of the file with a head that says how many rows are done,
 * and an empty piece at the end, without which the file is not whole. Shared by server and browser.
 *
 * Head: 4 bytes length of the piece, 4 bytes rows done, both big-endian.
 */
const HEAD = 8;

export const FRAMES_TYPE = "application/x-jetdesk-frames";

export async function* framed(pieces: AsyncIterable<Uint8Array>, rowsDone: () => number): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) if (piece.length > 0) yield frame(piece, rowsDone());
  yield frame(new Uint8Array(), rowsDone());
}

function frame(piece: Uint8Array, rows: number): Uint8Array {
  const bytes = new Uint8Array(HEAD + piece.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, piece.length);
  head.setUint32(4, rows);
  bytes.set(piece, HEAD);
  return bytes;
}

/** Takes frames apart again as they come, however the network has cut them. `whole` once the last one is there. */
export class FrameReader {
  #waiting: Uint8Array<ArrayBuffer> = new Uint8Array();
  readonly pieces: Uint8Array<ArrayBuffer>[] = [];
  rows = 0;
  whole = false;

  take(bytes: Uint8Array): void {
    const all = new Uint8Array(this.#waiting.length + bytes.length);
    all.set(this.#waiting);
    all.set(bytes, this.#waiting.length);
    const view = new DataView(all.buffer);
    let at = 0;
    while (all.length - at >= HEAD) {
      const end = at + HEAD + view.getUint32(at);
      if (end > all.length) break;
      this.rows = view.getUint32(at + 4);
      if (end === at + HEAD) this.whole = true;
      else this.pieces.push(all.slice(at + HEAD, end));
      at = end;
    }
    this.#waiting = all.slice(at);
  }
}
