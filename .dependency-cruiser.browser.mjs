import { builtinModules } from "node:module";
import common from "./.dependency-cruiser.mjs";

/** What a browser loads, directly or through others; imports of types are no imports here, for they are gone by then. */
const never = (name, path, comment) => ({
  name: `browser-without-${name}`,
  comment,
  severity: "error",
  from: { path: "^components/", pathNot: "\\.test\\.tsx?$|(^|/)testing(\\.tsx?$|/)" },
  to: { path, reachable: true },
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    never(
      "database",
      "^db/|^node_modules/(pg|drizzle-orm|graphile-worker)/",
      "The database is read on the server; import its types only.",
    ),
    never(
      "zod",
      "^node_modules/zod/",
      "The server parses; checks in a form are plain functions (first load is at most 180 kB).",
    ),
    never(
      "secrets",
      "^lib/env\\.ts$|^lib/jetpay/client\\.ts$|^node_modules/(pino|nodemailer|jose)/",
      "Secrets never reach a browser.",
    ),
    never(
      "node",
      `^(node:)?(${builtinModules.filter((name) => !name.startsWith("_")).join("|")})$`,
      "A browser has no Node.",
    ),
  ],
  options: { ...common.options, tsPreCompilationDeps: false },
};
