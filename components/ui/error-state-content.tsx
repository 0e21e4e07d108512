"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "./cn";

type ErrorStateProps = {
  /** What could not be read: "Contacts could not be read". */
  title: ReactNode;
  /** What is still true, also where something was asked for just before: "Reading it changes nothing." */
  stillTrue: ReactNode;
  /** By which the logs find it. */
  caseNumber?: string | undefined;
  /** Read it again, and what else can be done. */
  actions?: ReactNode;
  className?: string;
};

export default function ErrorStateContent({ title, stillTrue, caseNumber, actions, className }: ErrorStateProps) {
  const t = useTranslations("common");
  return (
    <div role="alert" className={cn("max-w-96 py-8", className)}>
      <TriangleAlert className="text-danger" />
      <h2 className="mt-2.5 mb-0.5 text-sm">{title}</h2>
      <p className="text-muted text-pretty">
        {stillTrue}{" "}
        {caseNumber ? <span className="whitespace-nowrap">{t("caseNumber", { id: caseNumber })}</span> : null}
      </p>
      {actions ? <div className="mt-3.5 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
