import { installedBinaries } from "./binaries";
import { clearReports, runChecks, vitest } from "./checks";
import { ensureChromium } from "./chromium";
import { runJourneys } from "./journeys";
import { joinKeptServer } from "./kept-test-server";
import { type Lifetime, runCommand } from "./lifetime";
import { wordsOf } from "./plain-error";
import { startTemporary } from "./postgres";
import { runPart } from "./processes";
import { complain, say, step } from "./progress";
import { readTally, sentence, sum } from "./tally";

/** The oldest PostgreSQL that Jetdesk runs on. */
const OLDEST = 14;
const INTERRUPTED = 130;
const REPORTS = ["unit", "exhaustive", "integration", "integration-older", "journeys"];

/** `npm test`: every check there is. The first step that fails ends the run with all it said. */
await runCommand(async (lifetime) => {
  say("\nTests\n");
  clearReports();
  let failure: unknown = null;
  try {
    await everyStep(lifetime);
  } catch (error) {
    if (lifetime.ending) throw error;
    failure = error;
    complain(`\n${wordsOf(error)}`);
  }
  await lifetime.end();
  const tally = sum(REPORTS.map(readTally));
  // A step that is no test, such as the types, counts as one when it fails: the line never calls a failed run well.
  say(`\n${sentence(failure !== null && tally.failed === 0 ? { ...tally, failed: 1 } : tally)}`);
  return failure === null ? 0 : 1;
}, INTERRUPTED);

async function everyStep(lifetime: Lifetime): Promise<void> {
  const chromium = await step("finding a Chromium", () => ensureChromium(lifetime));
  await runChecks(lifetime);
  const every = { name: "exhaustive", args: vitest("exhaustive", "exhaustive") };
  await step("every ordering of every life of a transaction", () => runPart(lifetime, every));
  const server = await serverFor(lifetime);
  await integration(lifetime, `integration tests on ${server.name}`, "integration", server.url);
  await onOlderServer(lifetime);
  await runJourneys(lifetime, { server: server.url, chromium });
}

/** DATABASE_URL where it is set (only databases of our own making are touched), else the embedded PostgreSQL. */
async function serverFor(lifetime: Lifetime): Promise<{ url: string; name: string }> {
  const given = process.env["DATABASE_URL"];
  if (given) return { url: given, name: "the PostgreSQL of DATABASE_URL" };
  const { url, leave } = await step("starting the embedded PostgreSQL", joinKeptServer);
  lifetime.add("PostgreSQL of the tests", leave);
  return { url, name: "the embedded PostgreSQL" };
}

async function onOlderServer(lifetime: Lifetime): Promise<void> {
  const older = installedBinaries().find(({ major }) => major >= OLDEST);
  if (older === undefined) {
    say("  - this machine has no other PostgreSQL (/usr/lib/postgresql): the tests ran on one version only");
    return;
  }
  const name = `PostgreSQL ${older.major}`;
  const cluster = await step(`starting ${name}`, () => startTemporary(older));
  const stopped = lifetime.add(name, cluster.stop);
  await integration(lifetime, `integration tests on ${name}`, "integration-older", cluster.url);
  stopped();
  await cluster.stop();
}

function integration(lifetime: Lifetime, name: string, report: string, url: string): Promise<void> {
  const env = { TEST_DATABASE_URL: url };
  return step(name, () => runPart(lifetime, { name: report, args: vitest("db", report), env }));
}
