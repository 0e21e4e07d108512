import { getHandler } from "@/app/_server/get-handler";
import { listMerchantAccounts, type MerchantAccount } from "@/lib/settings/merchant-accounts";

export const GET = getHandler<MerchantAccount[]>({ permission: "settings.read", run: listMerchantAccounts });
