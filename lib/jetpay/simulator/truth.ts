import { stateOf } from "./ledger";
import type { Transaction } from "./records";
import type { Simulation } from "./simulation";

/**
 * What truly happened to the money of a transaction, by its history: how often it was authorized, captured, paid, completed,
 * returned and released. More than one of any is a doubled effect.
 */
function effectsOf(transaction: Transaction) {
  const times = (state: string) => transaction.history.filter((passage) => passage.state === state).length;
  const charged = transaction.kind === "charge" || transaction.kind === "hold";
  return {
    authorized: times("preauthorized"),
    captured: charged ? times("paid") : 0,
    paid: times("paid"),
    completed: times("completed"),
    failed: times("failed"),
    cancelled: times("cancelled"),
  };
}

const shownTransaction = (transaction: Transaction) => ({
  ...transaction,
  state: stateOf(transaction),
  effects: effectsOf(transaction),
});

/** Every section of the truth; amounts in cents, times in milliseconds of the simulator's clock. */
const SECTIONS = {
  transactions: ({ store }: Simulation, note: string) =>
    [...store.transactions.values()]
      .filter(({ note: own, statement }) => `${own ?? ""} ${statement}`.includes(note))
      .map(shownTransaction),
  contacts: ({ store }: Simulation) => [...store.contacts.values()],
  accounts: ({ store }: Simulation) => [...store.accounts.values()],
  cards: ({ store }: Simulation) => [...store.cards.values()],
  events: ({ store }: Simulation) => store.events,
  webhooks: ({ store, deliveries }: Simulation) =>
    [...store.webhooks.values()].map((webhook) => ({
      ...webhook,
      state: deliveries.stateOf(webhook),
      pending: deliveries.pending(webhook).length,
    })),
  deliveries: ({ store }: Simulation) => store.deliveries,
  calls: (simulation: Simulation) => simulation.calls,
  faults: ({ faults }: Simulation) => ({ queue: faults.list(), fired: faults.fired() }),
} as const;

export function truth(simulation: Simulation, query: URLSearchParams): Record<string, unknown> {
  const only = query.get("only")?.split(",");
  const wanted = Object.entries(SECTIONS).filter(([name]) => only?.includes(name) ?? true);
  return Object.fromEntries(wanted.map(([name, show]) => [name, show(simulation, query.get("note") ?? "")]));
}
