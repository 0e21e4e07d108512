import { isUuid } from "@/lib/uuid";

export type Visit = { kind: "contact" | "transaction"; id: string };

/** As many as are remembered, and asked for at once. */
export const REMEMBERED = 6;

/** Only ids: what they are called is asked of the server, which checks who asks. */
export const writeVisits = (visits: readonly Visit[]): string =>
  visits.map(({ kind, id }) => `${kind}:${id}`).join(",");

/** Whatever is no visit is left out, as is one that comes twice. */
export function readVisits(text: string): Visit[] {
  const visits: Visit[] = [];
  for (const part of text.slice(0, 1_000).split(",")) {
    const [kind, id = ""] = part.split(":");
    if ((kind !== "contact" && kind !== "transaction") || !isUuid(id)) continue;
    if (!visits.some((each) => each.kind === kind && each.id === id)) visits.push({ kind, id });
  }
  return visits.slice(0, REMEMBERED);
}

/** The latest first, each once. */
export const withVisit = (visits: readonly Visit[], latest: Visit): Visit[] =>
  [latest, ...visits.filter(({ kind, id }) => kind !== latest.kind || id !== latest.id)].slice(0, REMEMBERED);
