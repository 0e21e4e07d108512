import { migrate } from "@/db/migrate";
import type { Lifetime } from "@/lib/stack/lifetime";
import { dropDatabase, ensureDatabase } from "@/lib/stack/local-database";
import { startEmbedded } from "@/lib/stack/postgres";
import { step } from "@/lib/stack/progress";

/** Fresh databases on a server of their own, which is slow at nothing that a crash of the machine would need. */
export async function openDatabases(lifetime: Lifetime, names: readonly string[]): Promise<string[]> {
  const cluster = await step("starting PostgreSQL", () => startEmbedded("torture-postgres", { throwaway: true }));
  lifetime.add("PostgreSQL", cluster.stop);
  return step("making databases", () =>
    Promise.all(
      names.map(async (name) => {
        await dropDatabase(cluster.url, name);
        const url = await ensureDatabase(cluster.url, name);
        await migrate(url);
        return url;
      }),
    ),
  );
}
