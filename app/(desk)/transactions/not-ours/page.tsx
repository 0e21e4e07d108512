import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { ORPHANS_KEY } from "@/components/doubts/keys";
import { OrphansPage } from "@/components/doubts/orphans-page";
import { listMerchantAccounts } from "@/lib/settings/merchant-accounts";
import { listOrphans } from "@/lib/transactions/orphans";
import { adoptAction } from "../actions";

export async function generateMetadata() {
  const t = await getT("doubts");
  return { title: t("notOurs.title") };
}

export default async function NotOursPage() {
  const [ctx, t] = await Promise.all([pageContext(), getT("doubts")]);
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={t("notOurs.title")} />;
  const [orphans, merchants] = await Promise.all([listOrphans(ctx, null), listMerchantAccounts(ctx)]);
  return (
    <WithData queries={[{ queryKey: ORPHANS_KEY, data: { pages: [orphans], pageParams: [null] } }]}>
      <OrphansPage merchants={merchants.filter(({ active }) => active)} adopt={adoptAction} />
    </WithData>
  );
}
