/** The process serves requests; nothing it depends on is touched. */
export const GET = (): Response => Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
