import { NextRequest } from "next/server";

/** A request's body, one byte more than may be at most: enough to tell that it is too large without holding all of it. */
export async function readCapped(request: Request, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader !== undefined && length <= limit) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.byteLength;
  }
  await reader?.cancel();
  return Buffer.concat(parts);
}

/** The beginning of a request's body. The rest is taken and dropped: whoever is still sending hears no answer, and would try again. */
export async function readBeginning(request: Request, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    if (length < limit) parts.push(part);
    length += part.byteLength;
  }
  return Buffer.concat(parts).subarray(0, limit);
}

/** The same request with its body read; null where that is longer than the limit. */
export async function withinLimit(request: NextRequest, limit: number): Promise<NextRequest | null> {
  const body = await readCapped(request, limit);
  if (body.length > limit) return null;
  const { method, headers } = request;
  return new NextRequest(request.url, { method, headers, body: new Uint8Array(body) });
}
