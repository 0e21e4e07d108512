"use client";

import { later } from "./later";

/** What could not be read, what is still true, and again. A page that was read carries none of it. */
export const ErrorState = later(() => import("./error-state-content"));
