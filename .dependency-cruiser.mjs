const TESTS = "\\.test\\.tsx?$|(^|/)testing(\\.tsx?$|/)";
const SIMULATOR = "^lib/jetpay/simulator/";
/** What runs beside the product and never in it. */
const ASIDE = "^lib/stack/|^lib/torture/|^lib/jetpay/simulator/|^db/seed|^e2e/|^bench/";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one thing in two places.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "lib-knows-no-screen",
      comment: "lib is the product without its screen: app -> components, lib; components -> lib.",
      severity: "error",
      from: { path: "^(lib|db)/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "lib-knows-no-framework",
      comment:
        "lib runs in the worker and in tests as well; the templates of mails are drawn with React, and one file starts the app.",
      severity: "error",
      from: { path: "^(lib|db)/", pathNot: "^lib/(mail/(templates/|render\\.tsx$)|stack/web\\.mjs$)" },
      to: { path: "^node_modules/(next|next-auth|react|react-dom)/" },
    },
    {
      name: "components-know-no-route",
      comment: "A component is used by routes and knows none of them.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "simulator-stands-alone",
      comment:
        "What the simulator shares with the client it cannot show to be wrong; golden samples are compared by tests.",
      severity: "error",
      from: { path: SIMULATOR, pathNot: TESTS },
      to: { path: "^(app|components|lib|db|e2e)/", pathNot: SIMULATOR },
    },
    {
      name: "simulator-is-no-part",
      comment: "The product speaks to Jetpay over a socket, to the simulator as well.",
      severity: "error",
      from: { pathNot: `${TESTS}|${ASIDE}` },
      to: { path: SIMULATOR },
    },
    {
      name: "aside-is-no-part",
      comment: "The stack, the seed and the tests stand around the product.",
      severity: "error",
      from: { path: "^(app|components|lib|db)/", pathNot: `${TESTS}|${ASIDE}` },
      to: { path: `${TESTS}|^lib/stack/|^lib/torture/|^db/seed|^e2e/|^bench/` },
    },
    {
      name: "no-development-package-in-the-product",
      comment: "Production installs without development packages.",
      severity: "error",
      from: { path: "^(app|components|lib|db)/", pathNot: `${TESTS}|${ASIDE}` },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-undeclared-package",
      comment: "A package that only another package brought can go at any time.",
      severity: "error",
      from: {},
      // Next's own reader of .env files, of the very version of Next that runs.
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"], pathNot: "^node_modules/@next/env/" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next|^next-env" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
