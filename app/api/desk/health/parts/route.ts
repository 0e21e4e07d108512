import { getHandler } from "@/app/_server/get-handler";
import { type Parts, readParts } from "@/lib/health/parts";

export const GET = getHandler<Parts>({ permission: "settings.read", run: readParts });
