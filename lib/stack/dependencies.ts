import { ROOT } from "./places";
import { complain } from "./progress";
import { judgeImports } from "./rules/dependency-rules";

const verdicts = await judgeImports(ROOT);
for (const { rule, from, to, comment } of verdicts.flatMap(({ violations }) => violations)) {
  complain(`${from} imports ${to}\n    ${rule}: ${comment}`);
}
// With a TypeScript that it cannot read, dependency-cruiser finds nothing and calls it well.
const blind = verdicts.some(({ modules }) => modules < 50);
if (blind) complain("dependency-cruiser saw next to no files: its rules were not applied.");
process.exitCode = blind || verdicts.some(({ violations }) => violations.length > 0) ? 1 : 0;
