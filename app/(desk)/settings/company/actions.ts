"use server";

import { action } from "@/app/_server/action";
import { companyInput, saveCompany } from "@/lib/settings/save-company";

export const saveCompanyAction = action({ permission: "settings.write", input: companyInput, run: saveCompany });
