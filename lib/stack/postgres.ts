import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Binaries, embeddedBinaries } from "./binaries";
import { type Cluster, startCluster } from "./cluster";
import { type Owner, ownerFor } from "./owner";
import { DATA, folderFor } from "./places";

/** The embedded PostgreSQL that keeps its data in `.data/<name>`. */
export function startEmbedded(name: string, options: { throwaway?: boolean } = {}): Promise<Cluster> {
  const owner: Owner = ownerFor(join(DATA, name));
  return startCluster({ ...options, owner, folder: folderFor(owner, name), binaries: embeddedBinaries(owner) });
}

/** A server that leaves nothing behind, of the given binaries. */
export async function startTemporary(binaries: Binaries): Promise<Cluster> {
  const folder = mkdtempSync(join("/var/tmp", `jetdesk-postgres-${binaries.major}-`));
  const owner = ownerFor(folder);
  const cluster = await startCluster({ owner, folder, binaries, throwaway: true });
  const stop = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...cluster, stop };
}
