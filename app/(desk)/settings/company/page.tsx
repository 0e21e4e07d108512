import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { Company } from "@/components/settings/company";
import { COMPANY_KEY } from "@/components/settings/keys";
import { readCompany } from "@/lib/settings/save-company";
import { zoneGroups } from "@/lib/settings/zones";
import { saveCompanyAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("settings"))("sections.company") };
}

export default async function Page() {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "settings.read"))) return <NoRight title={(await getT("settings"))("sections.company")} />;
  const data = await readCompany(ctx);
  return (
    <WithData queries={[{ queryKey: COMPANY_KEY, data }]}>
      <Company zones={zoneGroups(data.zone)} save={saveCompanyAction} />
    </WithData>
  );
}
