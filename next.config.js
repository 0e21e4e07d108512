const NOTHING = "default-src 'none'; frame-ancestors 'none'";

/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // These open sockets, files or native parts of their own; they are required at run time and never bundled.
  serverExternalPackages: ["pg", "pino", "graphile-worker", "nodemailer", "prom-client", "pdfkit", "fontkit"],
  typedRoutes: true,
  // Messages are parsed by the build, so that no page carries a parser for them; what runs by tsx reads them as they are.
  turbopack: {
    rules: { "./lib/i18n/messages/**/*.json": { loaders: ["./lib/i18n/precompile.mjs"], as: "*.json" } },
    // What is parsed needs no parser, on the server; and in components less of use-intl than it would load (docs/decisions/0007-use-intl.md).
    resolveAlias: {
      "use-intl/format-message": "use-intl/format-message/format-only",
      "use-intl": "./components/i18n/in-browser.tsx",
      // Array.at and the like, for browsers older than those that the rest is built for; and URL.canParse, which nothing calls in a browser.
      "../build/polyfills/polyfill-module": "./components/none.js",
    },
  },
  experimental: {
    // Bytes of code before it is minified. Small files are joined: alone each compresses worse, 3 kB to a page.
    turbopackChunking: { minChunkSize: 200_000, maxMergeChunkSize: 600_000 },
  },
  // Asked for by name by what does not read the page's own link to it.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  // For what is no page; pages get theirs, with a nonce of each request, by proxy.ts.
  headers: async () => [
    { source: "/:path*", headers: [{ key: "x-content-type-options", value: "nosniff" }] },
    { source: "/robots.txt", headers: [{ key: "content-security-policy", value: NOTHING }] },
    // Next hands on what a handler says in a way in which its own compression does not know a type by it (vercel/next.js#98007).
    { source: "/api/words/:file", headers: [{ key: "content-type", value: "application/json" }] },
    {
      source: "/api/:path*",
      headers: [
        { key: "content-security-policy", value: NOTHING },
        { key: "referrer-policy", value: "no-referrer" },
        { key: "x-robots-tag", value: "noindex, nofollow" },
      ],
    },
    // Next compresses what it knows the type of, and of what a route handler answers it does not (vercel/next.js#98007); files have types of their own.
    {
      source: "/api/desk/:path((?:.*/)?(?!export$|file$|qr$)[^/]+)",
      headers: [{ key: "content-type", value: "application/json" }],
    },
  ],
  // The development server would print what its actions are given, a bank account's number among it.
  logging: { serverFunctions: false },
};
