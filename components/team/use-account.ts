"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { type ActionResult, answerTo, isDoubt } from "@/lib/action-result";
import type { Locale } from "@/lib/i18n/locale";
import { notify } from "../ui/notify";

/** The two ways out, and the language; given by the app, which knows sessions. */
export type AccountActions = Record<"signOut" | "signOutEverywhere", () => Promise<ActionResult<void>>> & {
  setLanguage: (input: { locale: Locale }) => Promise<ActionResult<void>>;
};

/** Leaves for the sign-in page by a whole new page, so that nothing read for this person stays in memory; or says that it did not work. */
export function useAccount(actions: AccountActions) {
  const t = useTranslations("auth");
  const router = useRouter();
  const leave = async (act: () => Promise<ActionResult<void>>) => {
    const result = await answerTo(act());
    if (result.ok || result.error.kind === "signed_out") window.location.assign("/sign-in");
    else if (isDoubt(result.error)) notify({ tone: "doubt", title: t("maybeOut"), detail: t("maybeOutHint") });
    else notify({ tone: "failed", title: t("notOut"), detail: t("notOutHint") });
  };
  const speak = async (locale: Locale) => {
    const result = await answerTo(actions.setLanguage({ locale }));
    if (!result.ok) return notify({ tone: "failed", title: t("notSpoken") });
    router.refresh();
  };
  return {
    setLanguage: (locale: Locale) => void speak(locale),
    signOut: () => void leave(actions.signOut),
    signOutEverywhere: () => void leave(actions.signOutEverywhere),
  };
}
