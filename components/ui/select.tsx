"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-control";

/** The browser's own select, in the look's box: right on a phone, complete by keyboard. Children are `<option>`s. */
export function Select({ leading, className, children, ...props }: ComponentProps<"select"> & { leading?: ReactNode }) {
  const control = useFieldControl(props);
  return (
    <span className={cn("field-box relative [&>.lucide]:text-muted", className)}>
      {leading}
      <select
        className="-my-px min-h-9 cursor-pointer appearance-none self-stretch truncate pr-6 disabled:cursor-not-allowed"
        {...control}
      >
        {children}
      </select>
      <ChevronDown className="pointer-events-none absolute right-2.75 size-3.5 stroke-2" />
    </span>
  );
}
