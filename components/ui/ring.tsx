import { cn } from "./cn";

export type Tone = "hot" | "warm" | "calm";

const COLOURS: Record<Tone, string> = { hot: "text-danger", warm: "text-warning", calm: "text-waiting" };

const AROUND = 2 * Math.PI * 8.5;

/** A ring that shows what is left, 0 to 1, clockwise from the top. The time left stands beside it in words. */
export function Ring({ fraction, tone, className }: { fraction: number; tone: Tone; className?: string }) {
  const left = Math.min(1, Math.max(0, fraction)) * AROUND;
  return (
    <svg
      viewBox="0 0 22 22"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      className={cn("size-5.5 flex-none", COLOURS[tone], className)}
    >
      <circle cx="11" cy="11" r="8.5" opacity=".2" />
      {left > 0 ? (
        <circle
          cx="11"
          cy="11"
          r="8.5"
          strokeDasharray={`${left.toFixed(2)} ${AROUND.toFixed(2)}`}
          transform="rotate(-90 11 11)"
        />
      ) : null}
    </svg>
  );
}
