"use client";

import { apart } from "../ui/later";

/** The link of a transaction; most transactions have none. */
export const ShareLink = apart(() => import("./shared-link"));
