"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { Choice } from "./checkbox";
import { cn } from "./cn";

export function Radio({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <span className={cn("inline-grid size-4 flex-none max-md:size-5.5", className)}>
      <input
        type="radio"
        className="size-full appearance-none rounded-full border border-control bg-raised checked:border-5 checked:border-accent max-md:checked:border-7 disabled:border-line disabled:bg-sunken"
        {...props}
      />
    </span>
  );
}

type RadioGroupProps<V extends string> = {
  label: ReactNode;
  /** Keep the label for screen readers only, where the sentence above already asks. */
  labelHidden?: boolean;
  value: V | null;
  onChange: (value: V) => void;
  options: ReadonlyArray<{ value: V; label: ReactNode; hint?: ReactNode; disabled?: boolean }>;
  name?: string;
  className?: string;
};

/** One of a few answers in words. */
export function RadioGroup<V extends string>({
  label,
  labelHidden = false,
  value,
  onChange,
  options,
  name,
  className,
}: RadioGroupProps<V>) {
  const own = useId();
  return (
    <fieldset className={className}>
      <legend className={labelHidden ? "sr-only" : "mb-1.5 font-medium text-strong"}>{label}</legend>
      {options.map((option) => (
        <Choice
          key={option.value}
          hint={option.hint}
          className={option.value === value ? "font-medium text-strong" : ""}
          control={(id) => (
            <Radio
              id={id}
              name={name ?? own}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
          )}
        >
          {option.label}
        </Choice>
      ))}
    </fieldset>
  );
}
