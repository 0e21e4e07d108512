import { TOKENIZATION_MESSAGE } from "../choices";
import { tokenize } from "../payments";
import type { Card, Tokenization } from "../records";
import type { Call, Reply, Route } from "../router";
import type { Simulation } from "../simulation";
import { cardFields, readCardForm, readForm, typedIn } from "./forms";
import { Markup, markup } from "./markup";
import { notice, page, type Typed, UNTYPED } from "./page";

const PATH = "/tokenize/{token}";

/** The card page of a single-use URL, made to be shown in an iframe. */
export const tokenizePageRoutes = (simulation: Simulation): Route[] => [
  { method: "GET", path: PATH, run: (call) => withFreshUrl(simulation, call, () => cardPage(UNTYPED)) },
  {
    method: "POST",
    path: PATH,
    run: (call) => withFreshUrl(simulation, call, (tokenization) => save(simulation, call, tokenization)),
  },
];

function withFreshUrl(simulation: Simulation, call: Call, show: (tokenization: Tokenization) => Reply): Reply {
  const tokenization = simulation.store.tokenizations.get(call.params["token"] ?? "");
  if (!tokenization) return notice("No such page", "The address is not complete, or it was never made.", 404, "framed");
  if (tokenization.usedAt !== null)
    return notice("This page has already been used", "Ask for a new one to add another card.", 410, "framed");
  if (simulation.clock.now() > tokenization.expiresAt)
    return notice("This page has expired", "It was open for an hour. Ask for a new one.", 410, "framed");
  return show(tokenization);
}

const cardPage = (typed: Typed): Reply =>
  page({
    title: "Card details",
    frame: "framed",
    body: markup`<h1>Card details</h1><p class="small">Jetpay (simulated) keeps the card. Whoever shows you this page never sees its number.</p>
<form method="post" novalidate>${cardFields(typed)}<button>Save card</button></form>`,
  });

function save(simulation: Simulation, call: Call, tokenization: Tokenization): Reply {
  const form = readForm(typedIn(call), (fields) => readCardForm(fields, simulation.clock.now()));
  if ("typed" in form) return cardPage(form.typed);
  return savedPage(tokenize(simulation, tokenization, form.read));
}

function savedPage(card: Card): Reply {
  const saved = card.state === "tokenized";
  const body = saved
    ? markup`<h1 class="done">Card saved</h1><p>${card.brand} ending in ${card.last4}, expiring ${card.expiry}.</p>`
    : markup`<h1>The card could not be saved</h1><p>Its bank refused. Ask for a new page to try another card.</p>`;
  return page({ title: saved ? "Card saved" : "Card not saved", frame: "framed", body, script: hintFor(card) });
}

// A hint to the page around, which may reload what it shows; the proof is the webhook's event. Ids and states hold no markup.
function hintFor(card: Card): Markup {
  const message = JSON.stringify({ type: TOKENIZATION_MESSAGE, state: card.state, creditCardId: card.id });
  return new Markup(`window.parent.postMessage(${message}, "*");`);
}
