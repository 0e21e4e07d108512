import { getHandler } from "@/app/_server/get-handler";
import { listPeople } from "@/lib/team/queries";

export const GET = getHandler({ permission: "people.manage", run: (ctx) => listPeople(ctx) });
