"use server";

import { action } from "@/app/_server/action";
import { merchantAccountInput, saveMerchantAccount } from "@/lib/settings/merchant-accounts";

export const saveMerchantAccountAction = action({
  permission: "settings.write",
  audit: "merchant_account.save",
  input: merchantAccountInput,
  run: saveMerchantAccount,
});
