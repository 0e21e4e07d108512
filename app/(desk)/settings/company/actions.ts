"use server";

import { action } from "@/app/_server/action";
import { companyInput, saveCompany } from "@/lib/settings/save-company";

export const saveCompanyAction = action({
  permission: "settings.write",
  audit: "setting.save",
  input: companyInput,
  run: saveCompany,
});
