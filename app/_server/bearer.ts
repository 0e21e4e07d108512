import { timingSafeEqual } from "node:crypto";

/** Whether a request carries this token, told in the same time however much of it is right. */
export function bears(request: Request, token: string): boolean {
  const given = Buffer.from(request.headers.get("authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
