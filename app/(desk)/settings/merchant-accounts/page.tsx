import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { Accounts } from "@/components/settings/accounts";
import { ACCOUNTS_KEY } from "@/components/settings/keys";
import { listMerchantAccounts } from "@/lib/settings/merchant-accounts";
import { saveMerchantAccountAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("settings"))("sections.accounts") };
}

export default async function Page() {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "settings.read"))) return <NoRight title={(await getT("settings"))("sections.accounts")} />;
  return (
    <WithData queries={[{ queryKey: ACCOUNTS_KEY, data: await listMerchantAccounts(ctx) }]}>
      <Accounts save={saveMerchantAccountAction} />
    </WithData>
  );
}
