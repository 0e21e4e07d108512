import type { Effort } from "./hands";

/** The row of a task in docs/tasks.md as far as the keyboard goes: its name, keys, characters, and what is pressed. */
export const keysOf = (name: string, { keys, typed, steps }: Effort): string =>
  `| ${name} | ${keys} | ${typed} | ${steps.join(" ")} |`;

type Measured = { name: string; byKeys: Effort; byMouse: Effort };

/** docs/tasks.md. */
export const tasksPage = (measured: readonly Measured[]): string => `# What a task takes

The ten things that finance staff do most, each done by keyboard alone and by mouse in a real browser, from the overview with nothing chosen. \`npm run docs:tasks\` (\`lib/stack/tasks.ts\`) does them on a demo that
is running and writes this page; \`e2e/tasks.spec.ts\` does those by keyboard in every \`npm test\`, looks wherever a key leads whether the focus is there and is seen, and fails when it takes another key than this
page says. The tasks are \`e2e/tasks.ts\`, the counting is \`e2e/hands.ts\`.

A chord such as \`Ctrl K\` is one key. Characters are what is typed into a field: names, amounts, the words on a statement.

## By keyboard

| Task | Keys | Characters | What is pressed |
|---|---:|---:|---|
${measured.map(({ name, byKeys }) => keysOf(name, byKeys)).join("\n")}

A dialog begins at its title, and its answers are two keys away: pressing \`Enter\` twice never moves money. \`?\` shows all keys on any page.

## By mouse

| Task | Clicks | Characters | What is clicked |
|---|---:|---:|---|
${measured.map(({ name, byMouse: { clicks, typed, steps } }) => `| ${name} | ${clicks} | ${typed} | ${steps.join(" · ")} |`).join("\n")}
`;
