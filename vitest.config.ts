import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };
const exclude = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];
/** They end what hangs. They measure nothing: a busy machine is ten times slower than a quiet one. */
const limits = { testTimeout: 60_000, hookTimeout: 60_000 };
/** Pure, but half a minute long: part of `npm test`, not of `npm run check`. */
const EXHAUSTIVE = "**/*.exhaustive.test.ts";

export default defineConfig({
  test: {
    // Two cores: more workers would only wait for each other, and waits with a time limit would fail.
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.db.test.ts", EXHAUSTIVE],
          ...limits,
        },
      },
      { resolve: { alias }, test: { name: "exhaustive", include: [EXHAUSTIVE], exclude, ...limits } },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude,
          globalSetup: ["lib/stack/test-database.ts"],
          ...limits,
        },
      },
    ],
  },
});
