import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/_server/auth";
import { withinLimit } from "@/app/_server/read-capped";

type Route = { params: Promise<{ nextauth: string[] }> };

/** Bytes of what signing in and out send: an address, a password, a token. next-auth would read any length before it looks at the token. */
const LONGEST_FORM = 16 * 1024;

const read = (request: NextRequest, route: Route): Promise<Response> => NextAuth(request, route, authOptions());

async function write(request: NextRequest, route: Route): Promise<Response> {
  const short = await withinLimit(request, LONGEST_FORM);
  return short === null ? new Response(null, { status: 413 }) : read(short, route);
}

/** next-auth's own routes; its check of the CSRF token guards every one that changes something. */
export { read as GET, write as POST };
