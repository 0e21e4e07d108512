"use client";

import { Section } from "../ui/section";
import type { Tokens } from "./use-tokens";

/** The tokens whose name begins so, without what belongs to another of them (`--text-sm--line-height`). */
const named = (tokens: Tokens, start: string) =>
  [...tokens].filter(([name]) => name.startsWith(start) && !name.slice(2).includes("--"));

export function TypeScale({ tokens }: { tokens: Tokens }) {
  return (
    <Section title="Type" sub="Geist; the working size is text-sm">
      {named(tokens, "--text-").map(([name, size]) => (
        <p key={name} className="flex items-baseline gap-4 border-b py-2">
          <code className="mono w-36 flex-none text-xs text-muted">{name.slice(2)}</code>
          <span className="text-strong" style={{ fontSize: `var(${name})`, lineHeight: `var(${name}--line-height)` }}>
            Paid $6,842.50 to Ateliers Gagnon
          </span>
          <span className="ml-auto text-xs text-muted">
            {size} / {tokens.get(`${name}--line-height`)}
          </span>
        </p>
      ))}
    </Section>
  );
}

export function Spaces({ tokens }: { tokens: Tokens }) {
  return (
    <Section title="Space and edges" sub="steps of --spacing, named heights, radii, three depths">
      {named(tokens, "--spacing").map(([name, size]) => (
        <p key={name} className="flex items-center gap-4 py-1">
          <code className="mono w-44 flex-none text-xs text-muted">{name.slice(2)}</code>
          <span className="h-3 rounded-xs bg-accent" style={{ width: `var(${name})` }} />
          <span className="text-xs text-muted">{size}</span>
        </p>
      ))}
      <div className="mt-4 flex flex-wrap gap-4">
        {named(tokens, "--radius-").map(([name]) => (
          <span
            key={name}
            className="grid h-14 w-24 place-items-center border bg-raised text-xs"
            style={{ borderRadius: `var(${name})` }}
          >
            {name.slice(9)}
          </span>
        ))}
        {["shadow-raised", "shadow-float", "shadow-dialog"].map((name) => (
          <span
            key={name}
            className="grid h-14 w-32 place-items-center rounded-md bg-raised text-xs"
            style={{ boxShadow: `var(--${name})` }}
          >
            {name}
          </span>
        ))}
      </div>
    </Section>
  );
}

export function Motion({ tokens }: { tokens: Tokens }) {
  return (
    <Section title="Motion" sub="none where the system asks for none: then every duration here reads 0">
      {[...named(tokens, "--transition-duration-"), ...named(tokens, "--ease-")].map(([name, value]) => (
        <p key={name} className="flex items-center gap-4 py-1">
          <code className="mono w-60 flex-none text-xs text-muted">{name.slice(2)}</code>
          <span>{value}</span>
        </p>
      ))}
    </Section>
  );
}
