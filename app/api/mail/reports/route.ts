import { bears } from "@/app/_server/bearer";
import { contextFor } from "@/app/_server/context";
import { readBeginning } from "@/app/_server/read-capped";
import { services } from "@/app/_server/services";
import { READ_BYTES } from "@/lib/mail/dsn";
import { receiveReport } from "@/lib/mail/report";

/**
 * A mail that came back to the sender of our mails, as it is, from who holds MAIL_REPORTS_TOKEN; 404 while that is not set. Whatever it
 * is, the answer is 200 with what it came to, so that nobody tries again what will not change (docs/operations.md).
 */
export async function POST(request: Request): Promise<Response> {
  const { env } = services();
  if (env.mailReportsToken === null) return new Response(null, { status: 404 });
  if (!bears(request, env.mailReportsToken)) return new Response(null, { status: 401 });
  const raw = await readBeginning(request, READ_BYTES);
  const outcome = await receiveReport(contextFor({ kind: "system", name: "mail" }), raw);
  return Response.json({ outcome }, { headers: { "cache-control": "no-store" } });
}
