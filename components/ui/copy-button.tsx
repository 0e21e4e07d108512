"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button";

type CopyButtonProps = {
  /** What goes to the clipboard. */
  text: string;
  /** Shown beside the icon; without it the button is only an icon named by `label`. */
  children?: ReactNode;
  /** "Copy the reference": names an icon-only button. */
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
};

/** Copies, and says so to eye and ear; where the browser refuses, says that. */
export function CopyButton({ text, children, label, variant = "quiet", size, className }: CopyButtonProps) {
  const t = useTranslations("common");
  const [result, setResult] = useState<"copied" | "copyFailed" | null>(null);
  useEffect(() => {
    if (result === null) return undefined;
    const timer = setTimeout(() => setResult(null), 2000);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setResult("copied"),
      () => setResult("copyFailed"),
    );
  };
  const done = result === "copied";
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={children ? undefined : (label ?? t("copy"))}
      title={result ? t(result) : undefined}
      className={buttonClass(variant, size ?? (children ? "sm" : "icon-sm"), className)}
    >
      {done ? <Check className="text-done!" /> : <Copy />}
      {children}
      <span role="status" className="sr-only">
        {result ? t(result) : ""}
      </span>
    </button>
  );
}
