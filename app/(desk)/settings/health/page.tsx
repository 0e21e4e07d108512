import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { Health } from "@/components/health/health";
import { CHECKS_KEY, PARTS_KEY } from "@/components/health/keys";
import { readParts } from "@/lib/health/parts";
import { readSelfChecks } from "@/lib/health/queries";
import { cancelSelfCheckAction, startSelfCheckAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("settings"))("sections.health") };
}

const actions = { start: startSelfCheckAction, cancel: cancelSelfCheckAction };

export default async function Page() {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "settings.read"))) return <NoRight title={(await getT("settings"))("sections.health")} />;
  const [parts, checks] = await Promise.all([readParts(ctx), readSelfChecks(ctx)]);
  return (
    <WithData
      queries={[
        { queryKey: PARTS_KEY, data: parts },
        { queryKey: CHECKS_KEY, data: checks },
      ]}
    >
      <Health actions={actions} />
    </WithData>
  );
}
