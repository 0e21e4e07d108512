import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { newId } from "@/lib/ids";

const STATES = ["requested", "initiated", "paid", "completed"];

export type BenchEvent = {
  id: number;
  type: string;
  createdAt: string;
  data: { transactionId: string; state: string };
};

/** The first word on every transaction, then the second on each: no two neighbours are about the same one. */
export function eventsOf(transactions: number): BenchEvent[] {
  const began = Date.now() - transactions * STATES.length * 1_000;
  return STATES.flatMap((state, round) =>
    Array.from({ length: transactions }, (_, n) => {
      const at = round * transactions + n;
      return {
        id: at + 1,
        type: "transactions.credits.updated",
        createdAt: new Date(began + at * 1_000).toISOString(),
        data: { transactionId: `bench-${n}`, state },
      };
    }),
  );
}

/** A signer of deliveries with its key set on a loopback port, as Jetpay has one. */
export async function openSigner() {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "bench", alg: "RS256" }] });
  const server = createServer((_, response) => response.end(keys));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  async function sign(events: BenchEvent[]) {
    const body = Buffer.from(JSON.stringify({ webhookId: 1, events }));
    const hash = createHash("sha256").update(body).digest("base64url");
    const token = await new SignJWT({ payload_hash: hash, iss: "jetpay", sub: "webhook", jti: newId() })
      .setProtectedHeader({ alg: "RS256", kid: "bench" })
      .setIssuedAt()
      .setExpirationTime("1h")
      .sign(privateKey);
    return { body, headers: new Headers({ authorization: `Bearer ${token}` }), address: null };
  }
  return {
    jwksUrl: `http://127.0.0.1:${port}`,
    deliveries: (events: BenchEvent[], size: number) =>
      Promise.all(
        Array.from({ length: Math.ceil(events.length / size) }, (_, n) => sign(events.slice(n * size, (n + 1) * size))),
      ),
    close: () => server.close(),
  };
}
