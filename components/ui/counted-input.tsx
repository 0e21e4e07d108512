"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Field } from "./field";
import { Input } from "./input";

type CountedInputProps = {
  label: ReactNode;
  value: string;
  onChange: (text: string) => void;
  /** How many characters fit. More can be typed and is said, never cut. */
  max: number;
  hint?: ReactNode;
  error?: ReactNode;
  onBlur?: () => void;
  name?: string;
  className?: string;
  required?: boolean;
};

/** A line with a limit that someone else sets (a bank statement): "21 of 30" beside its label, red when over. */
export function CountedInput({ label, value, onChange, max, hint, error, className, ...rest }: CountedInputProps) {
  const t = useTranslations("common");
  const count = [...value.trim()].length;
  const over = count > max;
  return (
    <Field
      label={label}
      className={className ?? ""}
      hint={hint}
      error={error}
      aside={
        <span className={over ? "font-medium text-danger" : ""}>
          {t("countOf", { count, max })}
          {/* Said once, when it is crossed, not at each letter. */}
          <span role="status" className="sr-only">
            {over ? t("overBy", { count: count - max }) : ""}
          </span>
        </span>
      }
    >
      <Input value={value} onChange={(event) => onChange(event.target.value)} {...rest} />
    </Field>
  );
}
