"use client";

import { type ReactNode, useId } from "react";
import { cn } from "./cn";

type SegmentedProps<V extends string> = {
  /** Names the group; not shown. */
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: ReadonlyArray<{ value: V; label: ReactNode /** For an option that is only an icon. */; name?: string }>;
  /** As wide as the place it is in. */
  fill?: boolean;
  className?: string;
};

/** One of a few ways to look at the same thing. Native radios below, so arrow keys work. */
export function Segmented<V extends string>({
  label,
  value,
  onChange,
  options,
  fill = false,
  className,
}: SegmentedProps<V>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn("gap-0.5 rounded-md bg-sunken p-0.5", fill ? "flex" : "inline-flex", className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex h-6.5 flex-1 items-center justify-center gap-1.5 rounded-sm px-2.5 text-xs font-medium whitespace-nowrap text-muted transition-colors hover:text-strong has-checked:bg-raised has-checked:text-strong has-checked:shadow-raised has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus max-md:h-9"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            aria-label={option.name}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
