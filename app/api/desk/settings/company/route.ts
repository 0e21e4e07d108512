import { getHandler } from "@/app/_server/get-handler";
import type { CompanyFields } from "@/lib/settings/company";
import { readCompany } from "@/lib/settings/save-company";

export const GET = getHandler<CompanyFields>({ permission: "settings.read", run: readCompany });
