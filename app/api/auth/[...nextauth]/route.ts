import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/_server/auth";

type Route = { params: Promise<{ nextauth: string[] }> };

const handle = (request: NextRequest, route: Route): Promise<Response> => NextAuth(request, route, authOptions());

/** next-auth's own routes; its check of the CSRF token guards every one that changes something. */
export { handle as GET, handle as POST };
