// Imported before anything else: React and others decide once, when they are loaded, which of their two builds they are,
// and two halves of different builds do not work together. `npm run dev` alone says that it is development.
const development = process.env["JETDESK_LOCAL"] === "on" && Boolean(process.env["NODE_ENV"]);
if (!development) Object.assign(process.env, { NODE_ENV: "production" });
