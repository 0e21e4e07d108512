"use client";

import { useTranslations } from "use-intl";
import { methodName } from "@/lib/contacts/contact";
import type { MethodName } from "@/lib/transactions/lines";
import { MethodMark, methodOfBrand } from "../money/method-mark";

/** What it goes to or comes from, with its mark: `RBC ••0926`. By link until somebody has chosen. */
export function MethodCell({ method }: { method: MethodName | null }) {
  const t = useTranslations("transactions");
  const name = method === null ? null : methodName(method);
  return (
    <span className="inline-flex items-center gap-1.75 align-middle whitespace-nowrap">
      <MethodMark method={method === null ? "link" : method.kind === "card" ? methodOfBrand(method.brand) : "bank"} />
      <span>{name ?? t("byLink")}</span>
    </span>
  );
}
