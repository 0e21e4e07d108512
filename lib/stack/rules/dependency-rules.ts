import { existsSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import browser from "../../../.dependency-cruiser.browser.mjs";
import every from "../../../.dependency-cruiser.mjs";

export type Verdict = { modules: number; violations: { rule: string; from: string; to: string; comment: string }[] };

/** What imports what below `folder`, judged by the two sets of rules at the top of the checkout. */
export async function judgeImports(folder: string): Promise<Verdict[]> {
  const fileName = join(folder, "tsconfig.json");
  const tsConfig = extractTSConfig(fileName);
  const judge = async (rules: typeof every, parts: string[]): Promise<Verdict> => {
    const options: ICruiseOptions = {
      ...rules.options,
      tsConfig: { fileName },
      ruleSet: { forbidden: rules.forbidden ?? [] },
      validate: true,
      baseDir: folder,
    };
    const { output } = await cruise(
      parts.filter((part) => existsSync(join(folder, part))),
      options,
      undefined,
      { tsConfig },
    );
    const { summary } = output as ICruiseResult;
    const comments = new Map(rules.forbidden?.map(({ name, comment }) => [name, comment ?? ""]));
    return {
      modules: summary.totalCruised,
      violations: summary.violations.map(({ rule, from, to }) => ({
        rule: rule.name,
        from,
        to,
        comment: comments.get(rule.name) ?? "",
      })),
    };
  };
  return [await judge(every, ["app", "components", "lib", "db", "e2e"]), await judge(browser, ["components"])];
}
