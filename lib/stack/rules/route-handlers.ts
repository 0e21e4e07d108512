import { calledFrom, exportedValues, type Problem, parseSource, type SourceFile } from "./source-file";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const WRAPPERS = "@/app/_server/";

/** Routes that check for themselves who asks, or that anybody may ask, and why. */
const BY_THEMSELVES: Record<string, string> = {
  "app/api/auth/[...nextauth]/route.ts": "next-auth's own handler",
  "app/api/webhooks/jetpay/route.ts": "Jetpay asks; the token and the hash of the body are verified",
  "app/api/health/route.ts": "the process is alive; says nothing else",
  "app/api/ready/route.ts": "whether what it needs is there; says nothing else",
  "app/api/words/[file]/route.ts": "the product's own words, the same for everybody",
  "app/api/language/route.ts": "the language before anybody is known; keeps one of two words in a cookie",
  "app/api/metrics/route.ts": "a program asks, with a token of its own",
  "app/api/calendar/[token]/holds.ics/route.ts": "a calendar asks, with a secret address and no session",
  "app/api/mail/reports/route.ts": "a mailbox's program hands in what came back, with a token of its own",
  "app/api/live/route.ts": "a stream, not one answer; checks the session itself",
};

/** Every handler goes through a wrapper of app/_server, where the right is checked, or is on the list above. */
export function routeHandlers(file: SourceFile): Problem[] {
  if (!/^app\/.*\/route\.tsx?$/.test(file.path) || file.path in BY_THEMSELVES) return [];
  const source = parseSource(file);
  return exportedValues(source)
    .filter(({ name, initializer }) => {
      const isHandler = METHODS.has(name) || name.startsWith("export");
      return isHandler && !calledFrom(source, initializer)?.startsWith(WRAPPERS);
    })
    .map(({ name }) => ({ path: file.path, problem: `handles ${name} without a wrapper of ${WRAPPERS}` }));
}
