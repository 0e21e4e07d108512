import type { Permission } from "@/lib/permissions";

/** Saved views of lists, pure: shared by server and browser. */

/** Lists that can be saved as views. */
export const VIEWED_LISTS = ["transactions", "links", "mails", "contacts", "deliveries", "events", "audit"] as const;
export type ViewedList = (typeof VIEWED_LISTS)[number];

/** What a view is of is for those alone who may see the list: its name and its filter tell of it as well. */
export const RIGHT_TO: Record<ViewedList, Permission> = {
  transactions: "desk.read",
  links: "desk.read",
  mails: "desk.read",
  contacts: "desk.read",
  deliveries: "settings.read",
  events: "settings.read",
  audit: "audit.read",
};

/** A list narrowed down, with its columns, under a name. `search`: the filter as the list's address has it. */
export type SavedView = {
  id: string;
  name: string;
  search: string;
  columns: string[];
  pinned: number;
  shared: boolean;
  /** Whose it is; `own`: the reader's. */
  ownerName: string;
  own: boolean;
  /** Whether the reader may change it or take it away. */
  mayChange: boolean;
  version: number;
};

/** What a person sees of a list's views: their own and the shared ones, and the columns they chose for themselves. */
export type ListViews = { views: SavedView[]; layout: { columns: string[]; pinned: number } | null };

export const VIEW_NAME_MAX = 40;
