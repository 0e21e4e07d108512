import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";

/** Whether nobody listens on `port`; `host` undefined means every address, as the app itself listens. */
export const isFree = (port: number, host?: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  });

/** A port of the loopback address that the system says is free. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ port: 0, host: "127.0.0.1" }, () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });

/** The port written in `file` while it is free, else a new one that is written there: addresses stay the same between runs. */
export async function keptPort(file: string): Promise<number> {
  const kept = Number(await readFile(file, "utf8").catch(() => ""));
  if (Number.isInteger(kept) && kept > 1023 && kept < 65_536 && (await isFree(kept, "127.0.0.1"))) return kept;
  const port = await freePort();
  await writeFile(file, `${port}\n`);
  return port;
}
