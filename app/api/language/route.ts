import { NextResponse } from "next/server";
import { localeCookie } from "@/app/_server/locale";
import { services } from "@/app/_server/services";
import { isLocale } from "@/lib/i18n/locale";

/** `?to=fr`: the language of the pages before sign-in, kept in this browser; then the sign-in page again. */
export async function GET(request: Request): Promise<Response> {
  const { appUrl } = services().env;
  const answer = NextResponse.redirect(new URL("/sign-in", appUrl), 303);
  const to = new URL(request.url).searchParams.get("to");
  if (isLocale(to)) answer.cookies.set(localeCookie(to, appUrl));
  return answer;
}
