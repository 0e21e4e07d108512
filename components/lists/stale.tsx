"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Time } from "../ui/time";

/** Above a list that could not be read again; `at`: when it was, in milliseconds. */
export default function Stale({ at, onAgain }: { at: number; onAgain: () => void }) {
  const t = useTranslations("lists.error");
  const again = (
    <Button size="sm" onClick={onAgain}>
      {t("again")}
    </Button>
  );
  return (
    <Notice tone="warn" title={t("staleTitle")} action={again} className="mb-3" live>
      {t.rich("stale", { time: () => <Time at={new Date(at)} /> })}
    </Notice>
  );
}
