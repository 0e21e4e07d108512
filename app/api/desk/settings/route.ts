import { getHandler } from "@/app/_server/get-handler";
import { services } from "@/app/_server/services";
import { readSettingsSummary, type SettingsSummary } from "@/lib/settings/summary";

export const GET = getHandler<SettingsSummary>({
  permission: "settings.read",
  run: (ctx) => readSettingsSummary(ctx, services().env.jetpay),
});
