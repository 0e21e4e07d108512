"use client";

import { later } from "./later";
import type { NoticeProps } from "./notice";

/** A notice that no page begins with: of what went wrong since. */
export const LateNotice = later<NoticeProps>(async () => ({ default: (await import("./notice")).Notice }));
