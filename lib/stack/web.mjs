// The app in production, as `npm start` runs it: `node lib/stack/web.mjs PORT`. It stops by SIGTERM or SIGINT, or when whoever started it is gone, within seconds also
// while pages are open; `next start` would wait for the streams of live changes, which end after minutes.
import { createServer } from "node:http";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import next from "next";
import { createWeb } from "./serve.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const port = Number(process.argv[2]);

process.title = "jetdesk-web";
// An action that is asked for at a page which does not have it (its toast outlives a change of page) Next hands on by a request to itself. As `next start` does, we say
// where that is: else it takes the protocol that the reverse proxy forwards, and speaks TLS to a port that does not.
process.env["__NEXT_PRIVATE_ORIGIN"] = `http://localhost:${port}`;
// Nothing here speaks another protocol than HTTP. Next listens for such wishes at a server that hears none, so that ours does not take them for granted and keep
// connections that nobody answers.
const app = next({ dev: false, dir: ROOT, port, httpServer: createServer() });
await app.prepare();
const web = createWeb({ files: join(ROOT, ".next/static"), handle: app.getRequestHandler() });

web.server.once("error", (error) => {
  process.stderr.write(`The app cannot listen on port ${port}: ${error.message}\n`);
  process.exit(1);
});
web.server.listen(port);

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  await web.stop();
  await app.close();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);
// lib/stack/start.ts keeps a channel to us open, which closes with it, however it ends.
process.once("disconnect", stop);
if (process.connected === false) await stop();
