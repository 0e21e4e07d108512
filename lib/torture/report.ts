import type { ActionKind } from "./action";
import { BOUNDARIES } from "./boundary";
import { BROKEN, type BrokenName } from "./broken";
import { neverKilledAt, neverMet } from "./coverage";
import { BLOWS, CALL_FAULTS, DELIVERY_FAULTS, type FaultName, MAIL_FAULTS, REAL_FAULTS, RIVALS, SLIPS } from "./faults";
import { VIOLATIONS } from "./oracle/violation";
import type { SeriesRecord } from "./record";
import { type Failure, faultsOf, type Tally } from "./summary";

const INTRODUCTION = `# Torture report

Written by the commands named below, each from one series of runs; no figure is typed in by hand.

A run is drawn from its seed. It lets clerks, workers and payers act on a desk of two contacts: the real verbs and jobs, a real
PostgreSQL, the real client over a socket to the simulated Jetpay, the real mail client over a socket to a mail server. Between
any two steps something may befall it: a call that is dropped, answered with rubbish or never answered, with or without its
effect; a delivery that is lost, doubled, late, out of order or forged; a process that dies, a database connection that is cut, an
answer to a commit that is lost; a second clerk or worker on the same row; clocks that differ. After each step, and once more
when all has come to rest, it asks the simulator what truly happened and compares: how often each intent took effect, what state
the desk shows, which events it holds, which mails arrived, what the audit log says. What a run is made of and why is in
\`docs/decisions/0016-torture-by-seed.md\`.

What it is asked: whether, with all this, any intent takes effect twice, any doubt is shown as a failure, anything that Jetpay was
told is taken gets lost, or anything stays behind that nobody will see to. A row of noughts below says that none did; the mistakes
at the end show that it would have been seen.

What it does not show: how Jetpay itself behaves (the simulator is our reading of its guide), anything that takes a browser
(\`e2e/\`), a disk that forgets what it was told to keep, more than two tasks on the same row at once in simulated processes, or
any fault that is not in the table. With real processes nothing decides which of two goes first, so a seed there is another
history each time; it says what was drawn, not what happened.`;

const table = (head: string[], rows: (string | number)[][]): string[] => [
  `| ${head.join(" | ")} |`,
  `| ${head.map(() => "---").join(" | ")} |`,
  ...rows.map((row) => `| ${row.join(" | ")} |`),
];

/** The page that the last series fill: what was run, what it found, what was injected, and that it would have seen. */
export function reportPage(records: readonly SeriesRecord[]): string {
  const big = (["simulated", "real"] as const).flatMap((kind) => records.filter((each) => each.kind === kind));
  const mistakes = (Object.keys(BROKEN) as BrokenName[]).flatMap((kind) =>
    records.filter((each) => each.kind === kind),
  );
  return [
    INTRODUCTION,
    "",
    "## What was run",
    "",
    ...big.flatMap((record) => [...origin(record), ""]),
    "## What was found",
    "",
    ...table(["", ...big.map(headOf)], [...figures(big), ...VIOLATIONS.map((kind) => found(kind, big))]),
    "",
    ...failures(big),
    "## What was injected",
    "",
    "How often each fault was really met. One that was drawn and found nothing to befall is not counted.",
    "",
    ...faultTable(big),
    "",
    ...big.map(unmet),
    "",
    "Where a process died, its connections were cut, or the answer to a commit was lost:",
    "",
    ...boundaryTable(big),
    "",
    "## What was done",
    "",
    ...actionTable(big),
    "",
    "## That it would have seen",
    "",
    "The harness makes one mistake at a time (`lib/torture/broken.ts`; the product has no such switch). The seed named here finds it.",
    "",
    ...mistakes.flatMap(shownLines),
  ].join("\n");
}

const headOf = ({ kind }: SeriesRecord): string =>
  kind === "real" ? "real processes, `kill -9`" : "simulated crashes";

const origin = (record: SeriesRecord): string[] => [
  `- \`${record.command}\``,
  `  ${headOf(record)}; ${record.at.slice(0, 16).replace("T", " ")} UTC, commit \`${record.commit}\`, ${Math.round(record.seconds)} s on ${record.machine} (shared with other work)`,
];

const figures = (big: readonly SeriesRecord[]): (string | number)[][] => [
  ["runs", ...big.map(({ tally }) => tally.runs)],
  ["actions", ...big.map(({ tally }) => tally.actions)],
  ["fewest actions in a run", ...big.map(({ tally }) => tally.fewest)],
  ["faults that were met", ...big.map(({ tally }) => faultsOf(tally))],
  [
    "seeds run twice, with another history",
    ...big.map(({ kind, tally }) => (kind === "real" ? "-" : `${tally.twice}, ${tally.unlike}`)),
  ],
];

const found = (kind: (typeof VIOLATIONS)[number], big: readonly SeriesRecord[]): (string | number)[] => [
  `runs with: ${kind}`,
  ...big.map(({ tally }) => tally.violations[kind] ?? 0),
];

function failures(big: readonly SeriesRecord[]): string[] {
  const failed = big.flatMap(({ tally }) => tally.failed);
  if (failed.length === 0) return [];
  return [
    "Failed:",
    "",
    ...failed.map(({ seed, violations }) => `- seed ${seed}: ${violations.map(({ detail }) => detail).join("; ")}`),
    "",
  ];
}

const GROUPS: readonly (readonly [string, readonly FaultName[]])[] = [
  ["process and database", BLOWS],
  ["call to Jetpay", CALL_FAULTS],
  ["delivery", DELIVERY_FAULTS],
  ["mail", MAIL_FAULTS],
  ["two at once", RIVALS],
  ["people and clocks", SLIPS],
];

const faultTable = (big: readonly SeriesRecord[]): string[] =>
  table(
    ["befalls", "fault", ...big.map(headOf)],
    GROUPS.flatMap(([group, faults]) =>
      faults.map((fault) => [
        group,
        `\`${fault}\``,
        ...big.map(({ kind, tally }) =>
          kind === "real" && !REAL_FAULTS.has(fault) ? "-" : (tally.coverage.met[fault] ?? 0),
        ),
      ]),
    ),
  );

function unmet(record: SeriesRecord): string {
  const { coverage } = record.tally;
  const none = neverMet(coverage, { real: record.kind === "real" });
  const spared = neverKilledAt(coverage);
  return `- ${headOf(record)}: never met: ${none.join(", ") || "none"}; never killed at: ${spared.join(", ") || "none"}`;
}

function boundaryTable(big: readonly SeriesRecord[]): string[] {
  const columns = big.flatMap(({ kind, tally }) =>
    kind === "real"
      ? [{ head: "`kill -9`", blow: "crash", tally }]
      : BLOWS.map((blow): { head: string; blow: string; tally: Tally } => ({ head: `\`${blow}\``, blow, tally })),
  );
  return table(
    ["before", ...columns.map(({ head }) => head)],
    BOUNDARIES.map((kind) => [kind, ...columns.map(({ blow, tally }) => tally.coverage.blows[`${blow}/${kind}`] ?? 0)]),
  );
}

function actionTable(big: readonly SeriesRecord[]): string[] {
  const names = [...new Set(big.flatMap(({ tally }) => Object.keys(tally.coverage.actions)))].sort() as ActionKind[];
  return table(
    ["action", ...big.map(headOf)],
    names.map((name) => [name, ...big.map(({ tally }) => tally.coverage.actions[name] ?? 0)]),
  );
}

function shownLines({ kind, tally, commit, at }: SeriesRecord): string[] {
  const name = kind as BrokenName;
  const first = tally.failed.toSorted((a, b) => a.seed - b.seed)[0];
  const head = `**\`${name}\`**: ${BROKEN[name].is}.`;
  if (first === undefined) return [`${head} Not found within ${tally.runs} seeds.`, ""];
  const again = `npm run torture -- --broken ${name} --seed ${first.seed} --runs 1`;
  return [
    `${head} Seed ${first.seed} (\`${again}\`; ${at.slice(0, 10)}, commit \`${commit}\`), the shortest history found:`,
    "",
    ...historyOf(first),
    "",
  ];
}

const historyOf = ({ history, violations }: Failure): string[] => [
  "```",
  ...history.map((line, index) => `${index + 1}. ${line}`),
  ...violations.slice(0, 2).map(({ kind, detail }) => `! ${kind}: ${detail}`),
  "```",
];
