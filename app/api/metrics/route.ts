import { bears } from "@/app/_server/bearer";
import { services } from "@/app/_server/services";
import { readFigures } from "@/lib/jobs/figures";

/** Prometheus text for who holds METRICS_TOKEN; 404 while that is not set, as if there were nothing here. */
export async function GET(request: Request): Promise<Response> {
  const { env, db } = services();
  if (env.metricsToken === null) return new Response(null, { status: 404 });
  if (!bears(request, env.metricsToken)) return new Response(null, { status: 401 });
  const { contentType, text } = await readFigures(db);
  return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}
