import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Binaries, embeddedBinaries } from "./binaries";
import { type Cluster, startCluster } from "./cluster";
import { ownerFor } from "./owner";
import { DATA, folderFor, outside } from "./places";

/** The embedded PostgreSQL that keeps its data in `.data/<name>`. */
export function startEmbedded(name: string, options: { throwaway?: boolean } = {}): Promise<Cluster> {
  const owner = ownerFor(join(DATA, name));
  return startCluster({ ...options, owner, folder: folderFor(owner, name), binaries: embeddedBinaries(owner) });
}

/** A server of the given binaries that leaves nothing behind. */
export async function startTemporary(binaries: Binaries): Promise<Cluster> {
  const folder = outside(`postgres-${binaries.major}`);
  const cluster = await startCluster({ owner: ownerFor(folder), folder, binaries, throwaway: true });
  const stop = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
    if (readdirSync(dirname(folder)).length === 0) rmSync(dirname(folder), { recursive: true });
  };
  return { ...cluster, stop };
}
