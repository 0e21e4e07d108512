import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

/** A small OpenID Connect provider on a socket: discovery, keys, and tokens for whoever `claims` names. */
export type TestProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in there next. */
  claims: JWTPayload;
  /** What a person's browser does there: takes the address it was sent to, gives the one it is sent back to. */
  visit(authorizationUrl: string): string;
  close(): Promise<void>;
};

export async function startTestProvider(): Promise<TestProvider> {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const nonces = new Map<string, string | null>();
  const provider: TestProvider = {
    issuer: "",
    clientId: "jetdesk",
    clientSecret: "a secret of the provider",
    claims: {},
    visit(authorizationUrl) {
      const asked = new URL(authorizationUrl).searchParams;
      const code = `code-${nonces.size}`;
      nonces.set(code, asked.get("nonce"));
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      return back.href;
    },
    close: () => stop(server),
  };
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const { issuer, clientId, claims } = provider;
    if (request.url === "/.well-known/openid-configuration") {
      return {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      };
    }
    if (request.url === "/keys") return { keys: [key] };
    const form = new URLSearchParams(await readText(request));
    const nonce = nonces.get(form.get("code") ?? "");
    const idToken = await new SignJWT({ ...claims, nonce })
      .setProtectedHeader({ alg: "RS256", kid: key.kid })
      .setIssuer(issuer)
      .setAudience(clientId)
      .setSubject("provider-id-of-the-person")
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);
    return { access_token: "unused", token_type: "Bearer", id_token: idToken };
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (body) => response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}
