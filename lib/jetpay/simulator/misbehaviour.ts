import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { CallFault } from "./faults";
import type { Reply } from "./router";

/**
 * Acts and answers, spoiled by the fault if there is one. Resolves to the status the caller saw, null for none; rejects when
 * `ending` cuts a silence short, and then nothing more is done.
 */
export async function answerWith(
  fault: CallFault | null,
  act: () => Promise<Reply>,
  response: ServerResponse,
  ending: AbortSignal,
): Promise<number | null> {
  switch (fault?.kind) {
    case undefined:
      return send(response, await act());
    case "drop_before":
      return drop(response);
    case "drop_after":
      await act();
      return drop(response);
    case "delay_before":
      await silence(fault.ms, ending);
      return send(response, await act());
    case "delay_after": {
      const reply = await act();
      await silence(fault.ms, ending);
      return send(response, reply);
    }
    case "status_before":
      return sendText(response, fault.status, fault.body);
    case "status_after":
      await act();
      return sendText(response, fault.status, fault.body);
    case "malformed":
      await act();
      return sendText(response, 200, fault.body === "" ? "<html><body>Bad gateway</body>" : fault.body);
    case "truncated":
      return truncate(response, await act());
  }
}

const silence = (ms: number, signal: AbortSignal): Promise<void> => pause(ms, undefined, { signal });

function send(response: ServerResponse, reply: Reply): number | null {
  if (response.destroyed) return null;
  const [type, text] =
    "html" in reply ? ["text/html; charset=utf-8", reply.html] : ["application/json", JSON.stringify(reply.json)];
  response.writeHead(reply.status, { "content-type": type, "cache-control": "no-store", ...reply.headers });
  response.end(text);
  return reply.status;
}

function sendText(response: ServerResponse, status: number, text: string): number {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(text);
  return status;
}

function truncate(response: ServerResponse, reply: Reply): null {
  const text = "html" in reply ? reply.html : JSON.stringify(reply.json);
  response.writeHead(reply.status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
  return null;
}

function drop(response: ServerResponse): null {
  response.socket?.destroy();
  return null;
}
