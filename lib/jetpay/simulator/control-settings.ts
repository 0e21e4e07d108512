import type { Fields } from "./fields";
import type { Simulation } from "./simulation";

export const shownClock = ({ clock, store }: Simulation) => ({
  now: new Date(clock.now()).toISOString(),
  frozen: clock.frozen,
  offsetMs: store.settings.offsetMs,
  pace: clock.pace,
});

export function changeClock(simulation: Simulation, fields: Fields) {
  const now = fields.instant("now");
  const offsetMs = fields.has("offsetMs") ? fields.integer("offsetMs") : undefined;
  const frozen = fields.has("frozen") ? fields.truth("frozen") : undefined;
  const pace = fields.has("pace") ? fields.integer("pace", { min: 1, max: 10_000_000 }) : undefined;
  fields.done();
  simulation.clock.change({ now: now ?? undefined, offsetMs, frozen, pace });
  simulation.ledger.runDue();
  simulation.deliveries.poke();
  return shownClock(simulation);
}

export function advance(simulation: Simulation, fields: Fields) {
  const to = fields.instant("to");
  const ms = fields.integer("ms", { min: 0 }, 0);
  fields.done();
  const before = simulation.store.events.length;
  simulation.ledger.advance(to ?? simulation.clock.now() + ms);
  return { ...shownClock(simulation), events: simulation.store.events.length - before };
}

export const shownSettings = ({ store: { settings } }: Simulation) => ({
  event_note: settings.eventNote,
  deliveries: settings.deliveries,
  callback_key_header: settings.callbackKeyHeader,
  security_question: settings.securityQuestion,
  security_answer: settings.securityAnswer,
  card_on_file: settings.cardOnFile,
  update_replays: settings.updateReplays,
});

export function changeSettings(simulation: Simulation, fields: Fields) {
  const { settings } = simulation.store;
  const changed = {
    ...settings,
    eventNote: fields.truth("event_note", settings.eventNote),
    deliveries: fields.oneOf("deliveries", ["auto", "held"], settings.deliveries),
    callbackKeyHeader: fields.optionalText("callback_key_header") ?? settings.callbackKeyHeader,
    securityQuestion: fields.optionalText("security_question") ?? settings.securityQuestion,
    securityAnswer: fields.optionalText("security_answer") ?? settings.securityAnswer,
    cardOnFile: fields.truth("card_on_file", settings.cardOnFile),
    updateReplays: fields.oneOf("update_replays", ["replays", "refused", "ignored"], settings.updateReplays),
  };
  fields.done();
  simulation.store.commit(changed);
  simulation.deliveries.poke();
  return shownSettings(simulation);
}
