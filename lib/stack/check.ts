import { clearReports, runChecks } from "./checks";
import { runCommand } from "./lifetime";
import { say } from "./progress";
import { readTally, sentence } from "./tally";

const INTERRUPTED = 130;

/** `npm run check`: everything that needs neither a database nor a browser. */
await runCommand(async (lifetime) => {
  say("\nChecks\n");
  clearReports();
  await runChecks(lifetime);
  say(`\n${sentence(readTally("unit"))}`);
  return 0;
}, INTERRUPTED);
