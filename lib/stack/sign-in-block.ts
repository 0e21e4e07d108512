import { DEMO_PASSWORD, DEMO_PEOPLE } from "@/lib/team/demo-people";

/** What the demo prints last: where to go, and whom to sign in as. */
export function signInBlock(url: string, people = DEMO_PEOPLE, password = DEMO_PASSWORD): string {
  const width = Math.max(...people.map(({ email }) => email.length));
  return [
    "",
    `  Jetdesk is ready:  ${url}`,
    "",
    `  Sign in as one of these, password  ${password}`,
    "",
    ...people.map(({ email, name, role }) => `    ${email.padEnd(width)}   ${name}, ${role}`),
    "",
    "  Ctrl-C stops everything.",
    "",
  ].join("\n");
}
