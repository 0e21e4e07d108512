"use client";

import { Check, Minus } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-control";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  /** Some of what it stands for is on. */
  indeterminate?: boolean;
};

/** A native box in the look's clothes. Alone (in a table) it needs an `aria-label`; with words use Choice. */
export function Checkbox({ indeterminate = false, className, ...props }: CheckboxProps) {
  const control = useFieldControl(props);
  return (
    <span className={cn("inline-grid size-4 flex-none place-items-center align-middle max-md:size-5.5", className)}>
      <input
        type="checkbox"
        ref={(box) => {
          if (box) box.indeterminate = indeterminate;
        }}
        // On the box itself: what a wrapper adds around it would take the press without ticking it.
        className="tap peer col-start-1 row-start-1 size-full appearance-none rounded-xs border border-control bg-raised checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:border-line disabled:bg-sunken"
        {...control}
      />
      {indeterminate ? (
        <Minus className="pointer-events-none relative col-start-1 row-start-1 size-3 stroke-3 text-on-accent" />
      ) : (
        <Check className="pointer-events-none invisible relative col-start-1 row-start-1 size-3 stroke-3 text-on-accent peer-checked:visible peer-disabled:text-muted" />
      )}
    </span>
  );
}

type ChoiceProps = {
  /** The box or dot; it must take the id. */
  control: (id: string) => ReactNode;
  hint?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** A box or dot with its words: the words are part of the target. */
export function Choice({ control, hint, children, className }: ChoiceProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={cn(
        "flex items-start gap-2.5 py-1 max-md:py-2.5 [&>span:first-child]:mt-0.5 max-md:[&>span:first-child]:-mt-px",
        className,
      )}
    >
      {control(id)}
      <span className="min-w-0">
        {children}
        {hint ? <span className="block text-xs font-normal text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}
