"use client";

import type { Hold } from "@/lib/transactions/hold";
import { DoneCard } from "./done-card";

/** Holds that are over, in their lane. */
export default function DoneCards({ holds, current }: { holds: readonly Hold[]; current: string | null }) {
  return holds.map((hold) => <DoneCard key={hold.id} hold={hold} current={current === hold.id} />);
}
