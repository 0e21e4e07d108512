"use client";

import { later } from "@/components/ui/later";

// Where its code does not come either, global-error.tsx has its own.
const BrokenPage = later(() => import("@/components/shell/broken-page"));

/** What no page of its own catches: the desk around it could not be read, or its words. */
export default function DeskError({ error }: { error: Error & { digest?: string } }) {
  return <BrokenPage error={error} />;
}
