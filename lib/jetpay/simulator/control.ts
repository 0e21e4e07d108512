/**
 * The control API: what a test, the seed or a trainer may do to the simulated Jetpay and Jetpay itself has nothing of. It lives
 * under `/_simulator/`, takes and answers JSON, needs no token, and answers this machine's programs only: other addresses
 * and requests that a web page makes (they carry an `Origin`) get 403. Times in and out are ISO 8601 unless named `...Ms`.
 *
 * | call | body | what it does and answers |
 * | --- | --- | --- |
 * | GET truth?only=transactions,events&note=JD-7 | | all that truly happened; see truth.ts. `only` picks sections, `note` transactions whose note or statement contains it |
 * | GET health | | `{ready, now}` |
 * | GET, POST clock | `{now?, offsetMs?, frozen?, pace?}` | moves, stops, starts (from where it stood, or with `offsetMs: 0` in real time) or paces the clock; answers `{now, frozen, offsetMs, pace}`. What fell due happens, each at its own time |
 * | POST advance | `{to}` or `{ms}` | runs the clock forward to then, every transition in order and at its own time; answers the clock and `events`, the number that came |
 * | POST deliver | `{late?}` | sends every waiting event now, ignoring waits and pauses, and answers `{deliveries}` when each webhook is up to date or has failed once. Batches held back by a delay fault go when their time has come, with `late` at once |
 * | GET, POST, DELETE faults | see `faultIn` in control-faults.ts, one or an array | queues faults; GET lists the queue and how often each kind happened; DELETE empties it |
 * | POST cards | `{contact_id, number, expiry?, name?}` | tokenizes a card as the page would; answers the card with `credit_card_id` |
 * | POST cards/{id} | `{number, expiry?, name?}` | fills in the card page of an outstanding tokenization URL |
 * | POST payments/{id} | `{method: "bank" or "eft" or "card", ...details?}` | completes a hosted payment page; details default to good ones |
 * | POST transactions/{id} | `{outcome?, state?, fail_reason?, fail_direction?}` | decides its ending (`settles`, `fail_pull`, `fail_push`, `returned`, `stays`, `review`) or moves it now |
 * | POST events | `{type, data, foreign?}` or an array | emits events of any kind; a `foreign` one is another company's: it takes an id and is delivered to nobody here |
 * | POST send | `{body, flaw?, callback_api_key?}` | posts this very text to every webhook, signed unless `flaw` says how not; answers what each receiver said |
 * | POST tokens | `{name, scopes, token?}` | makes an API token |
 * | POST keys | | a new signing key; the old one stays published |
 * | GET, POST settings | `{event_note?, deliveries?, callback_key_header?, security_question?, security_answer?, card_on_file?, update_replays?}` | how it behaves |
 * | POST reset | | forgets contacts, transactions, events, webhooks and faults; keeps tokens, keys, clock and settings |
 */
import { randomUUID } from "node:crypto";
import { faultIn } from "./control-faults";
import { addCard, destine, fillCardPage, pay } from "./control-payments";
import { advance, changeClock, changeSettings, shownClock, shownSettings } from "./control-settings";
import { Fields, jsonObject } from "./fields";
import { SCOPES } from "./records";
import { type Call, json, type Reply, type Route } from "./router";
import { TOKEN_FLAWS } from "./signer";
import type { Simulation } from "./simulation";
import { truth } from "./truth";

type Act = (simulation: Simulation, call: Call) => Reply | Promise<Reply>;

const ACTS: [Route["method"], string, Act][] = [
  ["GET", "health", (simulation) => json({ ready: true, now: new Date(simulation.clock.now()).toISOString() })],
  ["GET", "truth", (simulation, call) => json(truth(simulation, call.query))],
  ["GET", "clock", (simulation) => json(shownClock(simulation))],
  ["POST", "clock", (simulation, call) => json(changeClock(simulation, new Fields(jsonObject(call.body))))],
  ["POST", "advance", (simulation, call) => json(advance(simulation, new Fields(jsonObject(call.body))))],
  ["POST", "deliver", deliver],
  ["GET", "faults", (simulation) => json({ queue: simulation.faults.list(), fired: simulation.faults.fired() })],
  ["POST", "faults", addFaults],
  ["DELETE", "faults", clearFaults],
  ["POST", "cards", addCard],
  ["POST", "cards/{identifier}", fillCardPage],
  ["POST", "payments/{identifier}", pay],
  ["POST", "transactions/{identifier}", destine],
  ["POST", "events", emit],
  ["POST", "send", send],
  ["POST", "tokens", addToken],
  ["POST", "keys", async (simulation) => json({ kid: await simulation.signer.rotate() })],
  ["GET", "settings", (simulation) => json(shownSettings(simulation))],
  ["POST", "settings", (simulation, call) => json(changeSettings(simulation, new Fields(jsonObject(call.body))))],
  ["POST", "reset", reset],
];

export const controlRoutes = (simulation: Simulation): Route[] =>
  ACTS.map(([method, path, act]) => ({ method, path: `/_simulator/${path}`, run: (call) => act(simulation, call) }));

async function deliver(simulation: Simulation, call: Call): Promise<Reply> {
  const fields = new Fields(call.body.length === 0 ? {} : jsonObject(call.body));
  const late = fields.truth("late", false);
  fields.done();
  return json({ deliveries: await simulation.deliveries.flush(late) });
}

function addFaults(simulation: Simulation, call: Call): Reply {
  const faults = objectsIn(call.body).map((asked) => faultIn(new Fields(asked)));
  return json({ ids: faults.map((fault) => simulation.faults.add(fault)) });
}

function clearFaults(simulation: Simulation): Reply {
  simulation.faults.clear();
  return json({ ok: true });
}

async function reset(simulation: Simulation): Promise<Reply> {
  await simulation.reset();
  return json({ ok: true });
}

function emit(simulation: Simulation, call: Call): Reply {
  const events = objectsIn(call.body).map((asked) => {
    const fields = new Fields(asked);
    const type = fields.text("type");
    const foreign = fields.truth("foreign", false);
    fields.done();
    const { data } = asked;
    return simulation.ledger.emit(type, typeof data === "object" && data !== null ? { ...data } : {}, foreign);
  });
  return json({ ids: events.map((event) => event.eventId) });
}

async function send(simulation: Simulation, call: Call): Promise<Reply> {
  const fields = new Fields(jsonObject(call.body));
  const body = Buffer.from(fields.text("body", { min: 0, max: 10_000_000 }));
  const flaw = fields.oneOf("flaw", TOKEN_FLAWS, "none");
  const key = fields.optionalText("callback_api_key");
  fields.done();
  const { courier } = simulation.deliveries;
  const webhooks = [...simulation.store.webhooks.values()];
  const answers = webhooks.map(async (webhook) => ({
    identifier: webhook.id,
    ...(await courier.post({ ...webhook, callbackApiKey: key ?? webhook.callbackApiKey }, body, flaw)),
  }));
  return json({ answers: await Promise.all(answers) });
}

function addToken(simulation: Simulation, call: Call): Reply {
  const asked = jsonObject(call.body);
  const fields = new Fields(asked);
  const name = fields.text("name");
  const id = fields.optionalText("token", { min: 8 }) ?? randomUUID();
  const wanted = fields.texts("scopes");
  for (const scope of wanted) new Fields({ scope }).oneOf("scope", SCOPES);
  const scopes = SCOPES.filter((scope) => wanted.includes(scope));
  if (scopes.length !== wanted.length)
    fields.wrong("scopes", `unknown scope; permitted: ${SCOPES.join(", ")}`, "type_error.enum");
  fields.done();
  simulation.store.commit({ entity: "token", id, name, scopes });
  return json({ token: id, name, scopes });
}

/** One object or an array of them. */
function objectsIn(raw: Buffer): Record<string, unknown>[] {
  const text = raw.toString("utf8").trim();
  if (!text.startsWith("[")) return [jsonObject(raw)];
  const { list } = jsonObject(Buffer.from(`{"list":${text}}`));
  return Array.isArray(list) ? list.map((item) => jsonObject(Buffer.from(JSON.stringify(item)))) : [];
}
