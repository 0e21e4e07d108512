import { MERCHANT_ACCOUNTS } from "../choices";
import { stateOf } from "../ledger";
import type { Transaction } from "../records";
import type { Reply, Route } from "../router";
import type { Simulation } from "../simulation";
import { type Markup, markup } from "./markup";
import { field, page } from "./page";
import { amountOf } from "./payment";

const SHOWN = 200;

/** What stands in for Jetpay's own dashboard: payments to search by reference, and the ids it alone shows. */
export const dashboardRoutes = (simulation: Simulation): Route[] => [
  { method: "GET", path: "/", run: () => ({ status: 302, html: "", headers: { location: "/admin/payments" } }) },
  { method: "GET", path: "/admin/payments", run: (call) => paymentsPage(simulation, call.query.get("search") ?? "") },
];

function paymentsPage({ store }: Simulation, search: string): Reply {
  const wanted = search.trim().toLowerCase();
  const found = [...store.transactions.values()]
    .filter((transaction) =>
      textOf(transaction, store.contacts.get(transaction.contactId)?.name ?? "").includes(wanted),
    )
    .sort((one, other) => other.createdAt - one.createdAt);
  const rows = found
    .slice(0, SHOWN)
    .map((transaction) => row(transaction, store.contacts.get(transaction.contactId)?.name ?? ""));
  const count = found.length === 1 ? "1 payment" : `${found.length} payments`;
  return page({
    title: "Payments",
    frame: "wide",
    body: markup`<h1>Payments</h1>
<form class="search" method="get">${field({ name: "search", label: "Reference, note, statement, contact or id" }, { values: { search }, problems: {} })}<button>Search</button></form>
<p class="small">${count}${found.length > SHOWN && markup`, the newest ${SHOWN} shown`}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Payments"><table><thead><tr><th>Created</th><th>Contact</th><th>Direction</th><th class="number">Amount</th><th>State</th><th>Statement</th><th>Note</th><th>Id</th></tr></thead>
<tbody>${rows}</tbody></table></div>
<h2 class="small">Company</h2>
<dl>${MERCHANT_ACCOUNTS.map((account) => markup`<dt>${account.name} account, ending ${account.last4}</dt><dd>${account.id}</dd>`)}
<dt>${store.settings.securityQuestion}</dt><dd>${store.settings.securityAnswer}</dd></dl>`,
  });
}

const textOf = ({ id, note, statement }: Transaction, contact: string): string =>
  `${id} ${note ?? ""} ${statement} ${contact}`.toLowerCase();

const row = (
  transaction: Transaction,
  contact: string,
): Markup => markup`<tr><td>${new Date(transaction.createdAt).toISOString().slice(0, 16).replace("T", " ")}</td>
<td>${contact}</td><td>${transaction.direction}</td><td class="number">${amountOf(transaction)}</td><td>${stateOf(transaction)}</td>
<td>${transaction.statement}</td><td>${transaction.note ?? ""}</td><td class="id">${transaction.id}</td></tr>`;
