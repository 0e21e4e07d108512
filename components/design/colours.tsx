"use client";

import { Section } from "../ui/section";
import { contrast, PAIRS } from "./contrast";
import { paint, type Tokens } from "./use-tokens";

/** Each ink on each ground it is read on, with its contrast as it is in the theme that is shown. */
export function Colours({ tokens }: { tokens: Tokens }) {
  return (
    <Section title="Colour" sub="measured now, in this theme: words need 4.5, what has a form only 3">
      <div className="grid gap-2 md:grid-cols-2 xl:grid-cols-3">
        {PAIRS.flatMap(({ ink, on, needs }) =>
          on.map((ground) => <Pair key={`${ink} ${ground}`} tokens={tokens} ink={ink} ground={ground} needs={needs} />),
        )}
      </div>
    </Section>
  );
}

type PairProps = { tokens: Tokens; ink: string; ground: string; needs: number };

function Pair({ tokens, ink, ground, needs }: PairProps) {
  const ratio = ratioOf(tokens.get(`--color-${ink}`), tokens.get(`--color-${ground}`));
  return (
    <p
      className="flex items-center gap-3 rounded-md border px-3 py-2"
      style={{ color: `var(--color-${ink})`, background: `var(--color-${ground})` }}
    >
      <span className="min-w-0 flex-1 truncate">
        {ink} on {ground}
      </span>
      <b className="text-inherit">{ratio === null ? "" : ratio.toFixed(2)}</b>
      <span>{ratio === null || ratio >= needs ? "" : `below ${needs}`}</span>
    </p>
  );
}

function ratioOf(ink: string | undefined, ground: string | undefined): number | null {
  const [a, b] = [ink, ground].map((colour) => (colour === undefined ? null : paint(colour)));
  return a && b ? contrast(a, b) : null;
}
