"use client";

import { useQuery } from "@tanstack/react-query";
import type { Stamp as StampData } from "@/lib/webhooks/stamp";
import { useCutOff } from "../live/cut-off";
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
  const cutOff = useCutOff();
  if (data === undefined) return <Stamp status="ok" completeUpTo={null} waiting={0} />;
  const offline = isError || cutOff?.long === true;
  return (
    <Stamp
      status={offline ? "stopped" : data.status}
      why={offline ? "offline" : data.why}
      // What is proven meanwhile is proven of the desk, not of what this page shows.
      completeUpTo={cutOff === null ? data.completeUpTo : cutOff.completeUpTo}
      waiting={data.waiting}
      unknown={data.unknown}
      oldestWaiting={data.oldestWaiting}
      lastHeard={data.lastHeard}
      lastCheck={data.lastCheck}
      live={!offline}
      {...(data.silentForMs === null ? {} : { silentFor: data.silentForMs })}
    />
  );
}
