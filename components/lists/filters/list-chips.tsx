"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { Chips } from "../../ui/chip";
import { placeName } from "./place-name";

/** The chips of a list, with what its times and amounts are of. */
export function ListChips({ money = false, children }: { money?: boolean; children: ReactNode }) {
  const t = useTranslations("lists");
  const { currency, zone } = useDesk();
  const place = placeName(zone);
  return <Chips aside={money ? t("context", { currency, place }) : t("timesIn", { place })}>{children}</Chips>;
}
