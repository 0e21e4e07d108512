"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-control";

/** Several lines; grows with what is typed where the browser can, and by hand elsewhere. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  const control = useFieldControl(props);
  return (
    <span className={cn("field-box px-0!", className)}>
      <textarea
        rows={rows}
        className="field-sizing-content min-h-20 resize-y px-2.75 py-2.25 leading-5.5"
        {...control}
      />
    </span>
  );
}
