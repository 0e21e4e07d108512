import { MOVES, OVERLAYS } from "./lifecycle";

const HEAD = `# The states of a transaction

Written by \`npm run docs:states\` from \`MOVES\` and \`OVERLAYS\` in \`lib/transactions/lifecycle.ts\`; a test fails when this page
says something else. How the two tables make one state of a set of facts, and why: \`docs/decisions/0005-state-from-facts.md\`.
`;

const MOVES_HEAD = `## What Jetpay says

Jetpay's words, from webhooks, status checks and accepted calls, are put in the order in which they happened, each once. Each
word is then looked up here with the state that the words before it gave. What is not listed changes nothing: a word that
arrives late cannot take a transaction back. \`nothing\` is before Jetpay's first word. \`foreign\` stands for any word of Jetpay's
that Jetdesk does not know; it is shown as it is and never taken as final.

| from | Jetpay says | because |
| --- | --- | --- |
`;

const OVERLAYS_HEAD = `## What a call of ours shows meanwhile

A call whose outcome Jetpay's own words do not yet prove stands over the state above. Where several calls are open, the most
doubtful shows first. \`as before\` is the state that Jetpay's words give. A call that brings the transaction into being shows
only until Jetpay has spoken of it.

| call | it is | shown as | because |
| --- | --- | --- | --- |
`;

const TAIL = `## What the clock shows

A transaction that is \`preauthorized\`, with no call in doubt, reads \`lapsed\` once the deadline of its hold has passed. The
deadline is the desk's own (Settings; Jetpay states none), so a lapsed hold can still be captured if the card's bank agrees.

With no fact at all a transaction is a \`draft\`.
`;

/** The text of docs/states.md, made of the tables that the product runs on. */
export const statesPage = (): string =>
  [
    HEAD,
    MOVES_HEAD + MOVES.map(([from, to, reason]) => `| ${from} | ${to} | ${reason} |\n`).join(""),
    OVERLAYS_HEAD +
      OVERLAYS.map(([call, status, shows, reason]) => `| ${call} | ${status} | ${shows} | ${reason} |\n`).join(""),
    TAIL,
  ].join("\n");
