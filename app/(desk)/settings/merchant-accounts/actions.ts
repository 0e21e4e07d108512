"use server";

import { action } from "@/app/_server/action";
import { merchantAccountInput, saveMerchantAccount } from "@/lib/settings/merchant-accounts";

export const saveMerchantAccountAction = action({
  permission: "settings.write",
  input: merchantAccountInput,
  run: saveMerchantAccount,
});
