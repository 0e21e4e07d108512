import { getHandler } from "@/app/_server/get-handler";
import { services } from "@/app/_server/services";
import { type JetpayConnection, readConnection } from "@/lib/settings/jetpay-connection";

export const GET = getHandler<JetpayConnection>({
  permission: "settings.read",
  run: (ctx) => readConnection(ctx, services().env.jetpay),
});
