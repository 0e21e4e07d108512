"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "../ui/notice";
import type { SignInAnswer } from "./sign-in-answer";

/** What came of it, beside the form. It never says whether anybody has that address. */
export function SignInNotice({ answer }: { answer: SignInAnswer | null }) {
  const t = useTranslations("auth");
  if (answer === null || answer.kind === "in") return null;
  // What is wrong with a chosen password stands below its field.
  if (answer.kind === "choose" && answer.problem !== null) return null;
  if (answer.kind === "paused") return <Pause answer={answer} />;
  const tone =
    answer.kind === "refused" ? "bad" : answer.kind === "unreachable" || answer.kind === "busy" ? "warn" : "info";
  return (
    <Notice tone={tone} live>
      {t(answer.kind)}
    </Notice>
  );
}

/** Told once how long, and once that it is over: no counter that runs, which a screen reader would read out each second. */
function Pause({ answer }: { answer: Extract<SignInAnswer, { kind: "paused" }> }) {
  const t = useTranslations("auth");
  const [over, setOver] = useState<SignInAnswer | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setOver(answer), answer.seconds * 1000);
    return () => clearTimeout(timer);
  }, [answer]);
  const { seconds } = answer;
  if (over === answer) {
    return <Notice live>{t("pauseOver")}</Notice>;
  }
  return (
    <Notice tone="warn" live>
      {seconds < 120 ? t("paused", { seconds }) : t("pausedMinutes", { minutes: Math.ceil(seconds / 60) })}
    </Notice>
  );
}
