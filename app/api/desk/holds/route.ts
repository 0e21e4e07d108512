import { getHandler } from "@/app/_server/get-handler";
import { readBoard } from "@/lib/transactions/holds";

export const GET = getHandler({ permission: "desk.read", run: (ctx) => readBoard(ctx) });
