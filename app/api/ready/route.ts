import { services } from "@/app/_server/services";
import { readReadiness } from "@/lib/jobs/readiness";

/** 200 when database, migrations and worker are usable; else 503 with which one is not. */
export async function GET(): Promise<Response> {
  const { db, log } = services();
  const readiness = await readReadiness(db).catch((error: unknown) => {
    log.error({ err: error }, "readiness could not be read");
    return { database: false, migrations: false, worker: false };
  });
  const ready = Object.values(readiness).every(Boolean);
  return Response.json(
    { status: ready ? "ready" : "not ready", ...readiness },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
