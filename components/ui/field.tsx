"use client";

import { TriangleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { FieldContext, type FieldControl } from "./field-control";

type FieldProps = {
  label: ReactNode;
  /** Right of the label, muted: the currency, "optional", "21 of 30". */
  aside?: ReactNode;
  /** Below the control while nothing is wrong. */
  hint?: ReactNode;
  /** What is wrong and how to put it right: "Five digits; this has four". Replaces the hint. */
  error?: ReactNode;
  className?: string;
  /** A control of this folder, or a function of what any other control needs. */
  children: ReactNode | ((control: FieldControl) => ReactNode);
  /** The id of the control, where it has one of its own. */
  htmlFor?: string;
};

export function Field({ label, aside, hint, error, className, children, htmlFor }: FieldProps) {
  const own = useId();
  const id = htmlFor ?? own;
  const noteId = `${id}-note`;
  const note = error ?? hint;
  const control: FieldControl = {
    id,
    ...(note ? { "aria-describedby": noteId } : {}),
    ...(error ? { "aria-invalid": true } : {}),
  };
  return (
    <div className={cn("min-w-0", className)}>
      <div className="mb-1.5 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium text-strong">
          {label}
        </label>
        {aside ? <span className="text-xs text-muted">{aside}</span> : null}
      </div>
      <FieldContext value={control}>{typeof children === "function" ? children(control) : children}</FieldContext>
      {note ? (
        <FieldNote id={noteId} bad={Boolean(error)}>
          {note}
        </FieldNote>
      ) : null}
    </div>
  );
}

/** The line below a control: a hint, or what is wrong with an icon beside it. */
export function FieldNote({ id, bad = false, children }: { id?: string; bad?: boolean; children: ReactNode }) {
  return (
    <p
      id={id}
      className={cn(
        "mt-1.5 flex gap-1.5 text-xs [&>.lucide]:mt-0.5 [&>.lucide]:size-3.5",
        bad ? "text-danger" : "text-muted",
      )}
    >
      {bad ? <TriangleAlert className="stroke-2" /> : null}
      <span className="min-w-0 text-pretty">{children}</span>
    </p>
  );
}
