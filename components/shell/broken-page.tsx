"use client";

import { createTranslator } from "use-intl/core";
import common from "@/lib/i18n/messages/en/common.json";
import { Button } from "../ui/button";

/** A whole page that could not be read: what is still true, a number to name it by, and again. Needs nothing around it. */
export function BrokenPage({ caseNumber, again }: { caseNumber: string | null; again: () => void }) {
  const t = createTranslator({ locale: "en", messages: { common }, namespace: "common" });
  return (
    <main className="mx-auto max-w-xl px-6 py-16">
      <h1>{t("broken")}</h1>
      <p className="mt-1 mb-4 text-pretty">
        {t("brokenHint")} {caseNumber === null ? null : t("caseNumber", { id: caseNumber })}
      </p>
      <Button onClick={again}>{t("readAgain")}</Button>
    </main>
  );
}
