"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useBoardWords } from "./words";

type BoardNoticesProps = { stale: boolean; at: string; mayCapture: boolean; onAgain: () => unknown };

/** That the board could not be read anew since `at`, an ISO instant; and that this person only looks. */
export default function BoardNotices({ stale, at, mayCapture, onAgain }: BoardNoticesProps) {
  const t = useTranslations("board");
  const { clock } = useBoardWords();
  return (
    <>
      {stale ? (
        <Notice
          tone="warn"
          live
          action={<Button onClick={() => void onAgain()}>{t("error.again")}</Button>}
          className="mb-4"
        >
          {t("error.stale", { time: clock(at, "time") })}
        </Notice>
      ) : null}
      {mayCapture ? null : <Notice className="mb-4">{t("viewer")}</Notice>}
    </>
  );
}
