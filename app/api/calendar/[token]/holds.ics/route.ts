import { services } from "@/app/_server/services";
import { readFeed } from "@/lib/calendar/read-feed";

const HEADERS = { "cache-control": "private, no-store", "x-robots-tag": "noindex", "referrer-policy": "no-referrer" };

/** The deadlines of holds, for whoever has the address: the token in it is all that says who asks. */
export async function GET(_: Request, route: { params: Promise<{ token: string }> }): Promise<Response> {
  const { db, env } = services();
  const { token } = await route.params;
  const answer = await readFeed({ db, now: () => new Date() }, token, env.appUrl);
  if (answer.kind === "unknown") return new Response(null, { status: 404, headers: HEADERS });
  if (answer.kind === "busy")
    return new Response(null, { status: 429, headers: { ...HEADERS, "retry-after": String(answer.seconds) } });
  return new Response(answer.text, {
    headers: {
      ...HEADERS,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="holds.ics"',
    },
  });
}
