"use client";

import { useQuery } from "@tanstack/react-query";
import type { Stamp as StampData } from "@/lib/webhooks/stamp";
import { fetchJson } from "../live/fetch-json";
import { Stamp } from "./stamp";

/** Changes tell of themselves; that time passes without a word is noticed only by looking. */
const LOOK_AGAIN_MS = 30_000;

export const STAMP_KEY = ["stamp"] as const;

export const useStamp = () =>
  useQuery({
    queryKey: STAMP_KEY,
    queryFn: ({ signal }) => fetchJson<StampData>("/api/desk/stamp", signal),
    refetchInterval: LOOK_AGAIN_MS,
  });

export function LiveStamp() {
  const { data, isError } = useStamp();
  if (data === undefined) return <Stamp status="ok" completeUpTo={null} waiting={0} />;
  return (
    <Stamp
      status={isError ? "stopped" : data.status}
      why={isError ? "offline" : data.why}
      completeUpTo={data.completeUpTo}
      waiting={data.waiting}
      unknown={data.unknown}
      oldestWaiting={data.oldestWaiting}
      lastHeard={data.lastHeard}
      lastCheck={data.lastCheck}
      live={!isError}
      {...(data.silentForMs === null ? {} : { silentFor: data.silentForMs })}
    />
  );
}
