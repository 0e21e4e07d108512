"use server";

import { action } from "@/app/_server/action";
import { services } from "@/app/_server/services";
import { alertsInput, chooseAlerts } from "@/lib/alerts/choose";
import { endFeed, feedInput, makeFeed } from "@/lib/calendar/feed";

/** When the one who asks is told by mail. */
export const chooseAlertsAction = action({
  permission: "authorizations.capture",
  audit: "person.save",
  input: alertsInput,
  run: chooseAlerts,
});

/** Makes the address for one's calendar, and shows it this once. */
export const makeFeedAction = action({
  permission: "authorizations.capture",
  audit: "calendar.make",
  input: feedInput,
  run: (ctx) => makeFeed(ctx, services().env.appUrl),
});

export const endFeedAction = action({
  permission: "authorizations.capture",
  audit: "calendar.end",
  input: feedInput,
  run: endFeed,
});
