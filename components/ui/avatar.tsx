import { cn } from "./cn";

const TONES = [
  "bg-money-out-soft text-money-out",
  "bg-accent-soft text-accent",
  "bg-waiting-soft text-waiting",
] as const;

/** Initials of a name, one of three quiet grounds, always the same for the same name. The name itself stands beside it. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid size-6 flex-none place-items-center rounded-full text-3xs leading-none font-semibold tracking-[0.01em]",
        TONES[toneOf(name)],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

/** First letters of the first and the last word: "Maya Chen" is MC, "Ateliers Gagnon" AG, "Dufresne et Fils" DF. */
export function initialsOf(name: string): string {
  const words = name
    .normalize("NFC")
    .split(/[\s&,./-]+/)
    .filter((word) => /^[\p{L}\d]/u.test(word));
  const first = words.at(0)?.at(0) ?? "";
  const last = words.length > 1 ? (words.at(-1)?.at(0) ?? "") : "";
  return (first + last).toUpperCase();
}

function toneOf(name: string): 0 | 1 | 2 {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 3;
  return sum === 0 ? 0 : sum === 1 ? 1 : 2;
}
