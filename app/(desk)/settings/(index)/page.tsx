import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { services } from "@/app/_server/services";
import { SUMMARY_KEY } from "@/components/settings/keys";
import { Summary } from "@/components/settings/summary";
import { readSettingsSummary } from "@/lib/settings/summary";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("settings"))("title") };
}

export default async function Page() {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "settings.read"))) return <NoRight title={(await getT("settings"))("title")} />;
  const data = await readSettingsSummary(ctx, services().env.jetpay);
  return (
    <WithData queries={[{ queryKey: SUMMARY_KEY, data }]}>
      <Summary />
    </WithData>
  );
}
