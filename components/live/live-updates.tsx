"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { LiveChange } from "@/lib/live/publish";
import { topicsOf } from "./topics";

/** Several changes that come together (a batch of events) are one reading. */
const GATHER_MS = 120;
/** Longer than a page takes from being read on the server to being shown. */
const ARRIVES_WITHIN_MS = 15_000;

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
    const heardAt = new Map<string, number>();

    const flush = () => {
      timer = undefined;
      const heard = new Set(topics);
      void client.invalidateQueries({ predicate: (query) => topicsOf(query).some((topic) => heard.has(topic)) });
      // Zone, currency and the company's name are drawn by the server into every page.
      if (heard.has("settings")) router.refresh();
      topics.clear();
      void client.invalidateQueries({ queryKey: ["stamp"] });
    };
    const gather = (topic: string) => {
      topics.add(topic);
      heardAt.set(topic, performance.now());
      timer ??= setTimeout(flush, GATHER_MS);
    };
    const everything = () => void client.invalidateQueries();

    // A page that was read on the server while something changed, and arrives after the word of it, holds the older state.
    const arrivals = client.getQueryCache().subscribe((event) => {
      const arrived = event.type === "added" || (event.type === "updated" && event.action.type === "setState");
      if (!arrived || event.query.state.data === undefined) return;
      const since = performance.now() - ARRIVES_WITHIN_MS;
      if (!topicsOf(event.query).some((topic) => (heardAt.get(topic) ?? 0) > since)) return;
      void client.invalidateQueries({ queryKey: event.query.queryKey, exact: true });
    });

    const source = new EventSource("/api/live");
    source.addEventListener("change", (event) => gather((JSON.parse(event.data) as LiveChange).topic));
    source.addEventListener("gap", everything);
    source.addEventListener("hello", () => {
      // From now on changes are heard; what changed since the page was read on the server was not.
      everything();
      document.documentElement.dataset["live"] = "on";
    });
    source.addEventListener("error", () => {
      document.documentElement.dataset["live"] = "off";
      // The browser gives up on an answer that is no stream: the session has ended.
      if (source.readyState === EventSource.CLOSED) router.refresh();
    });
    return () => {
      source.close();
      arrivals();
      clearTimeout(timer);
    };
  }, [client, router]);
  return null;
}
