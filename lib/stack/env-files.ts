import { createRequire } from "node:module";
import { ROOT } from "./places";

/** Reads `.env` files as Next does, with Next's own code, so that the worker and the app are told the same. */
export function readEnvFiles(): void {
  const require = createRequire(createRequire(import.meta.url).resolve("next/package.json"));
  const { loadEnvConfig } = require("@next/env") as { loadEnvConfig(folder: string, dev: boolean): unknown };
  loadEnvConfig(ROOT, false);
}
