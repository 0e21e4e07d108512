"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";

/** Counts down to when a payment leaves, by this browser's clock: a second more or less decides nothing, the server does. */
export function LeavesIn({ at }: { at: string }) {
  const t = useTranslations("transactions.next");
  const [seconds, setSeconds] = useState(() => secondsTo(at));
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsTo(at)), 250);
    return () => clearInterval(timer);
  }, [at]);
  return (
    <span className="tabular-nums" suppressHydrationWarning>
      {t("leaves", { seconds })}
    </span>
  );
}

const secondsTo = (at: string): number => Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1_000));
