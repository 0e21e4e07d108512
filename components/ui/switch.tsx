"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "role"> & { label: ReactNode; hint?: ReactNode };

/** A setting that takes hold at once: words on the left, the switch at the end of the line. */
export function Switch({ label, hint, className, ...props }: SwitchProps) {
  const hintId = useId();
  return (
    <label className={cn("flex items-start gap-3 py-2.75", className)}>
      <span className="min-w-0 flex-1">
        <span className="text-strong">{label}</span>
        {hint ? (
          <span id={hintId} className="block text-xs text-muted text-pretty">
            {hint}
          </span>
        ) : null}
      </span>
      <span className="relative mt-px inline-block h-4.5 w-7.5 flex-none">
        <input
          type="checkbox"
          role="switch"
          aria-checked={props.checked}
          aria-describedby={hint ? hintId : undefined}
          className="peer size-full appearance-none rounded-full bg-control transition-colors checked:bg-accent disabled:opacity-50"
          {...props}
        />
        <span className="pointer-events-none absolute top-0.5 left-0.5 size-3.5 rounded-full bg-on-accent transition-transform duration-fast ease-move peer-checked:translate-x-3" />
      </span>
    </label>
  );
}
