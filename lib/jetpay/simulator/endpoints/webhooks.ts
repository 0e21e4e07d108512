import { randomUUID } from "node:crypto";
import { SCOPES_OF, STATUS, WEBHOOK_PATH } from "../choices";
import { Fields, jsonObject } from "../fields";
import type { Webhook } from "../records";
import { invalid, Refusal, refuse } from "../refusals";
import { type Call, json, type Reply, type Route } from "../router";
import type { Simulation } from "../simulation";
import { pathId } from "./found";

export const webhookRoutes = (simulation: Simulation): Route[] => [
  { method: "POST", path: WEBHOOK_PATH, scopes: SCOPES_OF.webhooks, run: (call) => register(simulation, call) },
  {
    method: "GET",
    path: WEBHOOK_PATH,
    scopes: SCOPES_OF.webhooks,
    run: () => json([...simulation.store.webhooks.values()].map((webhook) => shown(simulation, webhook))),
  },
  {
    method: "GET",
    path: `${WEBHOOK_PATH}/{identifier}`,
    scopes: SCOPES_OF.webhooks,
    run: (call) => json(shown(simulation, webhookOf(simulation, call))),
  },
  {
    method: "PATCH",
    path: `${WEBHOOK_PATH}/{identifier}`,
    scopes: SCOPES_OF.webhooks,
    run: (call) => update(simulation, call),
  },
  {
    method: "DELETE",
    path: `${WEBHOOK_PATH}/{identifier}`,
    scopes: SCOPES_OF.webhooks,
    run: (call) => remove(simulation, call),
  },
];

function register(simulation: Simulation, call: Call): Reply {
  const { store } = simulation;
  const fields = new Fields(jsonObject(call.body));
  const number = store.settings.webhooksMade + 1;
  const webhook: Webhook = {
    entity: "webhook",
    id: randomUUID(),
    number,
    callbackUrl: callbackUrlIn(fields),
    callbackApiKey: fields.optionalText("callback_api_key"),
    maxBatchSize: fields.integer("max_batch_size", { min: 1, max: 100 }, 10),
    maxWaitSeconds: fields.integer("max_wait_seconds", { min: 60, max: 3_600 }, 60),
    cursor: replayCursorIn(simulation, fields) ?? lastEventId(simulation),
    lastSentEventId: null,
    retry: null,
    failed: false,
    late: [],
    epoch: 0,
  };
  fields.done();
  checkUnique(simulation, webhook);
  store.commit(webhook, { ...store.settings, webhooksMade: number });
  simulation.deliveries.poke();
  return json(shown(simulation, webhook), 201);
}

function update(simulation: Simulation, call: Call): Reply {
  const webhook = webhookOf(simulation, call);
  const fields = new Fields(jsonObject(call.body));
  const { updateReplays } = simulation.store.settings;
  const replay = replayCursorIn(simulation, fields);
  if (replay !== null && updateReplays === "refused") {
    const loc = ["body", fields.has("replay_from_event_id") ? "replay_from_event_id" : "replay_from_timestamp"];
    throw invalid([{ loc, msg: "extra fields not permitted", type: "value_error.extra" }]);
  }
  const changed: Webhook = {
    ...webhook,
    callbackUrl: fields.has("callback_url") ? callbackUrlIn(fields) : webhook.callbackUrl,
    callbackApiKey: fields.has("callback_api_key") ? fields.optionalText("callback_api_key") : webhook.callbackApiKey,
    maxBatchSize: fields.integer("max_batch_size", { min: 1, max: 100 }, webhook.maxBatchSize),
    maxWaitSeconds: fields.integer("max_wait_seconds", { min: 60, max: 3_600 }, webhook.maxWaitSeconds),
    cursor: replay === null || updateReplays === "ignored" ? webhook.cursor : replay,
    retry: null,
    failed: false,
    epoch: webhook.epoch + 1,
  };
  fields.done();
  checkUnique(simulation, changed);
  simulation.store.commit(changed);
  simulation.deliveries.poke();
  return json(shown(simulation, changed));
}

function remove(simulation: Simulation, call: Call): Reply {
  simulation.store.commit({ entity: "gone", of: "webhook", id: webhookOf(simulation, call).id });
  return json({ ok: true });
}

function webhookOf(simulation: Simulation, call: Call): Webhook {
  const webhook = simulation.store.webhooks.get(pathId(call, "identifier"));
  if (!webhook) throw refuse(404, "Webhook not found");
  return webhook;
}

// Public HTTPS, as the guide asks; a loopback address may do without, so that a desk on this machine can be called.
function callbackUrlIn(fields: Fields): string {
  const text = fields.text("callback_url", { max: 2_048 });
  if (text === "") return text;
  const url = URL.canParse(text) ? new URL(text) : null;
  const loopback = url !== null && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (!url) fields.wrong("callback_url", "invalid or missing URL scheme", "value_error.url.scheme");
  else if (url.protocol !== "https:" && !(loopback && url.protocol === "http:"))
    fields.wrong("callback_url", "URL scheme not permitted", "value_error.url.scheme");
  return text;
}

/** The id before the first event to send again; both ways of asking include the event they name. */
function replayCursorIn(simulation: Simulation, fields: Fields): number | null {
  if (fields.has("replay_from_event_id")) return Math.max(fields.integer("replay_from_event_id", { min: 0 }) - 1, 0);
  const since = fields.instant("replay_from_timestamp");
  if (since === null) return null;
  const first = simulation.store.events.find((event) => event.at >= since);
  return first ? first.eventId - 1 : lastEventId(simulation);
}

const lastEventId = (simulation: Simulation): number => simulation.store.events.at(-1)?.eventId ?? 0;

function checkUnique(simulation: Simulation, webhook: Webhook): void {
  for (const other of simulation.store.webhooks.values()) {
    if (other.id === webhook.id || other.callbackUrl !== webhook.callbackUrl) continue;
    const problem = {
      loc: ["body", "callback_url"],
      msg: "a webhook with this callback_url already exists",
      type: "value_error",
    };
    throw new Refusal(STATUS.duplicateUrl, { detail: [problem] });
  }
}

const shown = (simulation: Simulation, webhook: Webhook) => ({
  id: webhook.number,
  identifier: webhook.id,
  callback_url: webhook.callbackUrl,
  callback_api_key: webhook.callbackApiKey,
  state: simulation.deliveries.stateOf(webhook),
  last_sent_event_id: webhook.lastSentEventId,
  max_batch_size: webhook.maxBatchSize,
  max_wait_seconds: webhook.maxWaitSeconds,
});
