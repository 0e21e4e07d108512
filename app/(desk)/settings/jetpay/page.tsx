import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { services } from "@/app/_server/services";
import { Connection } from "@/components/settings/connection";
import { CONNECTION_KEY } from "@/components/settings/keys";
import { readConnection } from "@/lib/settings/jetpay-connection";
import { testJetpayAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("settings"))("sections.jetpay") };
}

export default async function Page() {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "settings.read"))) return <NoRight title={(await getT("settings"))("sections.jetpay")} />;
  const data = await readConnection(ctx, services().env.jetpay);
  return (
    <WithData queries={[{ queryKey: CONNECTION_KEY, data }]}>
      <Connection test={testJetpayAction} />
    </WithData>
  );
}
