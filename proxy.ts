import type { NextRequest, NextResponse } from "next/server";
import { answerAtDoor } from "@/app/_server/door";
import { type Env, loadEnv } from "@/lib/env";

/** Pages only: what lies under /api answers by itself, and files that are the same for everybody need nothing of this. */
export const config = {
  matcher: ["/((?!api/|_next/static/|_next/image|icon\\.svg$|apple-icon\\.png$|favicon\\.ico$|robots\\.txt$).*)"],
};

let env: Env | null = null;

/** Next's name for what runs before a page. */
export function proxy(request: NextRequest): Promise<NextResponse> {
  env ??= loadEnv(process.env);
  return answerAtDoor(request, env);
}
