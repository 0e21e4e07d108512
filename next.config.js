/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // These open sockets, files or native parts of their own; they are required at run time and never bundled.
  serverExternalPackages: ["pg", "pino", "graphile-worker", "nodemailer", "prom-client"],
  typedRoutes: true,
  // The development server would print what its actions are given, a bank account's number among it.
  logging: { serverFunctions: false },
};
