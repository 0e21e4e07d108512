"use client";

import { createContext, use } from "react";

/** What a control needs from its field to be named, described and marked as wrong. */
export type FieldControl = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

export const FieldContext = createContext<FieldControl | null>(null);

/** A control inside a Field takes its id, description and validity from it; its own props win. */
export function useFieldControl<P extends { id?: string | undefined; "aria-describedby"?: string | undefined }>(
  props: P,
) {
  const field = use(FieldContext);
  if (field === null) return props;
  const describedBy = [field["aria-describedby"], props["aria-describedby"]].filter(Boolean).join(" ");
  return { ...field, ...props, id: props.id ?? field.id, ...(describedBy ? { "aria-describedby": describedBy } : {}) };
}
