import { connect, type Socket } from "node:net";
import { type RunningServer, startSocketServer } from "@/lib/jetpay/scripted-server";

/** A way to a database on which a connection can fall silent without being closed, as when a cable is pulled or a firewall forgets it. */
export type Relay = {
  /** The database's address by way of the relay. */
  url: string;
  /** Nothing passes any more on what is connected, for ever, nor on what connects until `mend()`. */
  silence(): void;
  mend(): void;
  stop: RunningServer["stop"];
};

export async function startRelay(databaseUrl: string): Promise<Relay> {
  const to = new URL(databaseUrl);
  const passing = new Set<Socket>();
  let silent = false;
  const { url, stop } = await startSocketServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    if (!silent) passing.add(near);
    const ifPassing = (act: () => void) => (passing.has(near) ? act() : undefined);
    near.on("data", (chunk) => ifPassing(() => far.write(chunk)));
    far.on("data", (chunk) => ifPassing(() => near.write(chunk)));
    far.on("error", () => far.destroy());
    far.on("close", () => ifPassing(() => near.destroy()));
    near.on("close", () => far.destroy());
  });
  const by = new URL(databaseUrl);
  by.host = new URL(url).host;
  return {
    url: by.href,
    silence() {
      silent = true;
      passing.clear();
    },
    mend() {
      silent = false;
    },
    stop,
  };
}
