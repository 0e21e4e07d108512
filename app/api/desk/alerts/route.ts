import { getHandler } from "@/app/_server/get-handler";
import { type Alerts, readAlerts } from "@/lib/alerts/read-alerts";

/** How the one who asks is told of holds that lapse. */
export const GET = getHandler<Alerts>({ permission: "authorizations.capture", run: readAlerts });
