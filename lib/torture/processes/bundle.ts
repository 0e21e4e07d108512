import { basename, dirname } from "node:path";
import { build } from "vite";
import { ROOT } from "@/lib/stack/places";
import { CHILD } from "./crew";

/**
 * Puts a child and everything it imports into one file. It starts from there in a quarter of the time, and is started
 * again after every kill.
 */
export async function bundleChild(): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: "warn",
    resolve: { alias: { "@": ROOT } },
    ssr: { noExternal: true },
    build: {
      ssr: "lib/torture/processes/child.ts",
      outDir: dirname(CHILD),
      emptyOutDir: false,
      target: "node20",
      rolldownOptions: { external: ["pg-native"], output: { entryFileNames: basename(CHILD), codeSplitting: false } },
    },
  });
}
