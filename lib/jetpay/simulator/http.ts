import type { IncomingMessage, ServerResponse } from "node:http";
import { STATUS } from "./choices";
import { answerWith } from "./misbehaviour";
import { Refusal, refuse } from "./refusals";
import type { Call, Reply, Router } from "./router";
import type { Simulation } from "./simulation";

const MEBIBYTE = 1024 * 1024;

/**
 * Answers one request: finds the route, asks for the token, runs it, lets a queued fault spoil what the caller sees. The control API's
 * requests are never spoiled, leave no trace in the truth, and may be larger.
 */
export async function serve(
  simulation: Simulation,
  router: Router,
  request: IncomingMessage,
  response: ServerResponse,
  { control }: { control: boolean },
): Promise<void> {
  const method = request.method ?? "GET";
  const url = new URL(request.url ?? "/", "http://simulator");
  const path = url.pathname;
  const body = await bodyOf(request, control ? 32 * MEBIBYTE : MEBIBYTE);
  const fault = control ? null : simulation.faults.forCall(method, path);
  const at = simulation.clock.now();
  // Jetpay's clock, which may stand elsewhere than this machine's: its answers are dated by it, as its events are.
  response.setHeader("date", new Date(at).toUTCString());
  let effect: number | null = null;
  const act = async (): Promise<Reply> => {
    const reply = body
      ? await replyOf(simulation, router, request, { method, path, params: {}, query: url.searchParams, body })
      : { status: STATUS.tooLarge, json: { detail: "Request body too large" } };
    effect = reply.status;
    return reply;
  };
  const seen = await answerWith(fault, act, response, simulation.ending.signal);
  if (!control) simulation.record({ at, method, path, effect, seen, fault: fault?.kind ?? null });
}

async function replyOf(simulation: Simulation, router: Router, request: IncomingMessage, call: Call): Promise<Reply> {
  try {
    const found = router.find(call.method, call.path);
    if (found === "no such path") throw refuse(404, "Not Found");
    if (found === "no such method") throw refuse(405, "Method Not Allowed");
    if (found.route.scopes) checkToken(simulation, request, found.route.scopes);
    return await found.route.run({ ...call, params: found.params });
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, json: error.body, headers: error.headers };
    process.stderr.write(`${call.method} ${call.path}: ${error instanceof Error ? error.stack : String(error)}\n`);
    return { status: 500, json: { detail: "Internal Server Error" } };
  }
}

function checkToken(simulation: Simulation, request: IncomingMessage, accepted: readonly string[]): void {
  const [, token = ""] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
  const scopes = simulation.scopesOf(token);
  const challenge = { "www-authenticate": "Bearer" };
  if (!scopes) throw new Refusal(401, { detail: token === "" ? "Not authenticated" : "Invalid token" }, challenge);
  if (!scopes.some((scope) => accepted.includes(scope)))
    throw refuse(STATUS.missingScope, "This token does not have the required scope");
}

/** The whole body; null when it is larger than anything the API takes, and then it is read but not kept. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= limit) chunks.push(bytes);
  }
  return size <= limit ? Buffer.concat(chunks) : null;
}
