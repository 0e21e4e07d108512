import { getHandler } from "@/app/_server/get-handler";
import { placeOf } from "@/components/lists/define-list";
import { eventFilterOf, eventList } from "@/components/webhooks/event-list";
import { type EventPage, listEvents } from "@/lib/webhooks/events";

/** The list's own address: one page of events, the last heard first. */
export const GET = getHandler<EventPage>({
  permission: "settings.read",
  run: (ctx, { search }) => {
    const asked = eventList.address.read(search);
    return listEvents(ctx, eventFilterOf(asked), placeOf(asked));
  },
});
