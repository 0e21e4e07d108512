import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { PeopleList } from "@/components/team/people-list";
import { listPeople } from "@/lib/team/queries";
import { addPersonAction, changePersonAction, endSessionsAction, renewStartPasswordAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("people"))("title") };
}

const actions = {
  add: addPersonAction,
  change: changePersonAction,
  renewStartPassword: renewStartPasswordAction,
  endSessions: endSessionsAction,
};

export default async function Page() {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "people.manage"))) return <NoRight title={(await getT("people"))("title")} />;
  return (
    <WithData queries={[{ queryKey: ["settings", "people"], data: await listPeople(ctx) }]}>
      <PeopleList actions={actions} />
    </WithData>
  );
}
