"use client";

import { dayKey } from "@/lib/i18n/format";
import { useDesk } from "../shell/desk-context";
import { Time } from "../ui/time";

/** The time to the second on this very day, with its day on any other: a doubt is a matter of seconds. */
export function Moment({ at }: { at: string }) {
  const { zone } = useDesk();
  const today = dayKey(new Date(at), zone) === dayKey(new Date(), zone);
  return <Time at={at} format={today ? "time" : "dayTime"} />;
}
