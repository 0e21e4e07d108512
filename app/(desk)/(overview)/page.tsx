import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { Overview } from "@/components/overview/overview";
import { overviewKey } from "@/components/overview/overview-key";
import { readOverview } from "@/lib/overview/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("overview"))("title") };
}

type Props = { searchParams: Promise<{ by?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={(await getT("overview"))("title")} />;
  const period = (await searchParams).by === "week" ? "week" : "day";
  const data = await readOverview(ctx, period);
  return (
    <WithData queries={[{ queryKey: overviewKey(period), data }]}>
      <Overview />
    </WithData>
  );
}
