import { getHandler } from "@/app/_server/get-handler";
import { readSelfChecks, type SelfChecks } from "@/lib/health/queries";

export const GET = getHandler<SelfChecks>({ permission: "settings.read", run: readSelfChecks });
