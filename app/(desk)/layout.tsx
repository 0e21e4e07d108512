import type { ReactNode } from "react";
import { deskSettings } from "@/app/_server/desk";
import { currentLocale } from "@/app/_server/locale";
import { drawnBy, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { TrainingBand } from "@/app/_server/training-band";
import { setLanguageAction, signOutAction, signOutEverywhereAction } from "@/app/(auth)/actions";
import { LiveUpdates } from "@/components/live/live-updates";
import { DeskProvider } from "@/components/shell/desk-context";
import { LiveShell } from "@/components/shell/live-shell";
import { Providers } from "@/components/shell/providers";
import { wordsAddress } from "@/lib/i18n/words-file";
import { readStamp } from "@/lib/webhooks/stamp";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const [ctx, desk, locale] = await Promise.all([pageContext(), deskSettings(), currentLocale()]);
  const stamp = await readStamp(ctx, desk.zone);
  return (
    <Providers locale={locale} words={wordsAddress(locale)} zone={desk.zone}>
      <DeskProvider desk={desk}>
        <WithData queries={[{ queryKey: ["stamp"], data: stamp }]}>
          <LiveUpdates drawnBy={await drawnBy(ctx.actor)} />
          <TrainingBand />
          <LiveShell
            signOut={signOutAction}
            signOutEverywhere={signOutEverywhereAction}
            setLanguage={setLanguageAction}
          >
            {children}
          </LiveShell>
        </WithData>
      </DeskProvider>
    </Providers>
  );
}
