"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-control";

type InputProps = ComponentProps<"input"> & {
  /** Inside the box, before the text: an icon or a sign. */
  leading?: ReactNode;
  /** Inside the box, at its end: a button or a quiet word. */
  trailing?: ReactNode;
};

/** A line of text. Inside a Field it is named and described by it. `className` is the box's. */
export function Input({ leading, trailing, className, type = "text", ...props }: InputProps) {
  const control = useFieldControl(props);
  return (
    <span className={cn("field-box [&>.lucide]:text-muted", className)}>
      {leading}
      <input type={type} {...control} />
      {trailing}
    </span>
  );
}
