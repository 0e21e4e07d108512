import type { ReactNode } from "react";
import { deskSettings } from "@/app/_server/desk";
import { pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { signOutAction, signOutEverywhereAction } from "@/app/(auth)/actions";
import { LiveUpdates } from "@/components/live/live-updates";
import { DeskProvider } from "@/components/shell/desk-context";
import { LiveShell } from "@/components/shell/live-shell";
import { Providers } from "@/components/shell/providers";
import { en } from "@/lib/i18n/messages";
import { readStamp } from "@/lib/webhooks/stamp";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const [ctx, desk] = await Promise.all([pageContext(), deskSettings()]);
  const stamp = await readStamp(ctx, desk.zone);
  return (
    <Providers messages={en} zone={desk.zone}>
      <DeskProvider desk={desk}>
        <WithData queries={[{ queryKey: ["stamp"], data: stamp }]}>
          <LiveUpdates />
          <LiveShell signOut={signOutAction} signOutEverywhere={signOutEverywhereAction}>
            {children}
          </LiveShell>
        </WithData>
      </DeskProvider>
    </Providers>
  );
}
