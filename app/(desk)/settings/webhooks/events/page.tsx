import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { placeOf } from "@/components/lists/define-list";
import { viewsKey } from "@/components/lists/views-key";
import { eventFilterOf, eventList } from "@/components/webhooks/event-list";
import { EventsList } from "@/components/webhooks/events-list";
import { readViews } from "@/lib/views/queries";
import { listEvents } from "@/lib/webhooks/events";
import { viewActions } from "../../../_lists/view-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("events"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "settings.read"))) return <NoRight title={(await getT("events"))("title")} />;
  const search = eventList.address.read(await searchParams);
  const [events, views] = await Promise.all([
    listEvents(ctx, eventFilterOf(search), placeOf(search)),
    readViews(ctx, eventList.list),
  ]);
  return (
    <WithData
      queries={[
        { queryKey: eventList.key(search), data: events },
        { queryKey: viewsKey(eventList.list), data: views },
      ]}
    >
      <EventsList actions={viewActions} />
    </WithData>
  );
}
