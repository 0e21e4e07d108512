import { getHandler } from "@/app/_server/get-handler";
import { services } from "@/app/_server/services";
import { readWebhookStatus, type WebhookStatus } from "@/lib/webhooks/status";

export const GET = getHandler<WebhookStatus>({
  permission: "settings.read",
  run: (ctx) => readWebhookStatus(ctx, services().env.appUrl),
});
