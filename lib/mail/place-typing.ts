import { PLACES, type Place } from "./words";

/** A place that is being typed: what of the text it takes up, and what it may become. */
export type PlaceTyping = { from: number; to: number; offered: readonly Place[] };

/** What the caret stands in: an opened brace and the letters of a place; null anywhere else, and where nothing begins so. */
export function placeAt(text: string, caret: number): PlaceTyping | null {
  const before = /\{(\w*)$/.exec(text.slice(0, caret));
  if (before === null) return null;
  const [opened, typed = ""] = before;
  const after = /^\w*\}?/.exec(text.slice(caret))?.[0] ?? "";
  // Letters after the caret that no brace closes belong to the next word.
  const rest = after.endsWith("}") ? after : "";
  if (rest !== "" && PLACES.some((place) => `${place}}` === typed + rest)) return null;
  const offered = PLACES.filter((place) => place.startsWith(typed.toLowerCase()));
  return offered.length === 0 ? null : { from: caret - opened.length, to: caret + rest.length, offered };
}

/** The text with the place put in, and where the caret goes. */
export function putPlace(text: string, { from, to }: Pick<PlaceTyping, "from" | "to">, place: Place) {
  const written = `{${place}}`;
  return { text: text.slice(0, from) + written + text.slice(to), caret: from + written.length };
}
