"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { LiveChange } from "@/lib/live/publish";

/** Several changes that come together (a batch of events) are one reading. */
const GATHER_MS = 120;

/**
 * Keeps every open page true: what the server says has changed is read anew. After a break everything is, because
 * notices may have been missed.
 */
export function LiveUpdates() {
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    const topics = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let heardBefore = false;

    const flush = () => {
      timer = undefined;
      // A query that shows something of other topics names them in its meta: `{ alsoOn: "transactions" }`, or a list.
      const heard = new Set(topics);
      void client.invalidateQueries({
        predicate: ({ queryKey, meta }) =>
          [queryKey[0], meta?.["alsoOn"]].flat().some((topic) => heard.has(String(topic))),
      });
      // Zone, currency and the company's name are drawn by the server into every page.
      if (heard.has("settings")) router.refresh();
      topics.clear();
      void client.invalidateQueries({ queryKey: ["stamp"] });
    };
    const gather = (topic: string) => {
      topics.add(topic);
      timer ??= setTimeout(flush, GATHER_MS);
    };
    const everything = () => void client.invalidateQueries();

    const source = new EventSource("/api/live");
    source.addEventListener("change", (event) => gather((JSON.parse(event.data) as LiveChange).topic));
    source.addEventListener("gap", everything);
    source.addEventListener("hello", () => {
      if (heardBefore) everything();
      heardBefore = true;
      document.documentElement.dataset["live"] = "on";
    });
    source.addEventListener("error", () => {
      document.documentElement.dataset["live"] = "off";
      // The browser gives up on an answer that is no stream: the session has ended.
      if (source.readyState === EventSource.CLOSED) router.refresh();
    });
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [client, router]);
  return null;
}
