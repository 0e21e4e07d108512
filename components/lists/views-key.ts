import type { ViewedList } from "@/lib/views/view";

/** It begins with the live topic: a view that somebody shares appears. */
export const viewsKey = (list: ViewedList) => ["views", list] as const;
