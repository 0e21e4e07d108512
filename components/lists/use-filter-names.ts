"use client";

import { useTranslations } from "use-intl";

/** What filters are called that lists of payments share. */
export function useFilterNames() {
  const t = useTranslations("lists.filters");
  const [amount, date] = [t("amount"), t("date")];
  return {
    text: t("text"),
    states: t("state"),
    flows: t("flow"),
    contactId: t("contact"),
    contactName: t("contactName"),
    reference: t("reference"),
    minMinor: amount,
    maxMinor: amount,
    from: date,
    to: date,
  };
}
