"use server";

import { action } from "@/app/_server/action";
import { alertsInput, chooseAlerts } from "@/lib/alerts/choose";

/** When the one who asks is told by mail. */
export const chooseAlertsAction = action({
  permission: "authorizations.capture",
  audit: "person.save",
  input: alertsInput,
  run: chooseAlerts,
});
