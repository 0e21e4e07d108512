"use client";

import { useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMoney } from "@/lib/money";
import type { Hold } from "@/lib/transactions/hold";
import { isKnownState } from "@/lib/transactions/transaction";

/** More at once are not read out one by one; the sums of the page tell of them. */
const READ_OUT = 3;

/** What moved since the last reading, as sentences for those who do not see the cards move. */
export function useNews(holds: readonly Hold[]): string {
  const t = useTranslations("board");
  const states = useTranslations("states");
  const locale = useLocale();
  const before = useRef<ReadonlyMap<string, string> | null>(null);
  const [news, setNews] = useState("");
  useEffect(() => {
    const known = before.current;
    before.current = new Map(holds.map(({ id, state }) => [id, state]));
    if (known === null) return;
    const moved = holds.filter(({ id, state }) => known.has(id) && known.get(id) !== state);
    if (moved.length === 0) return;
    const sentence = ({ contactName, amountMinor, currency, state }: Hold) =>
      t("news", {
        contact: contactName,
        amount: formatMoney({ minor: amountMinor, currency }, locale),
        state: isKnownState(state) ? states(state) : state,
      });
    setNews(moved.slice(0, READ_OUT).map(sentence).join(" "));
  }, [holds, t, states, locale]);
  return news;
}
