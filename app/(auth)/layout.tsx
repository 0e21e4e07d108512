import type { ReactNode } from "react";
import { getT } from "@/app/_server/i18n";
import { currentLocale } from "@/app/_server/locale";
import { TrainingBand } from "@/app/_server/training-band";
import { BrandMark } from "@/components/shell/brand";
import { LanguageSwitch } from "@/components/team/language-switch";
import { Words } from "@/components/team/words";
import { messagesOf } from "@/lib/i18n/messages-of";

/** The pages before the desk: the mark, and one narrow column. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getT("auth");
  const locale = await currentLocale();
  const { auth, common, errors, nav } = messagesOf(locale);
  return (
    <Words locale={locale} messages={{ auth, common, errors, nav }}>
      <TrainingBand />
      <div className="flex min-h-[calc(100dvh-var(--spacing-band))] flex-col bg-surface px-6 max-md:px-4">
        <header className="flex h-bar items-center gap-2 text-base font-semibold tracking-tight text-strong">
          <BrandMark />
          {t("product")}
          <LanguageSwitch />
        </header>
        <main className="mx-auto w-full flex-1 md:max-w-88 pt-[max(2rem,14dvh)] pb-12 max-md:pt-8">{children}</main>
      </div>
    </Words>
  );
}
