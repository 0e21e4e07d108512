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
