"use client";

import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";

const load = () => import("./dialog-content");
const DialogContent = lazy(load);

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question ("Capture 3 holds, $4,120.00 in all?"); the button below is the answer. */
  title: ReactNode;
  /** What it means and whether it can be undone. */
  description?: ReactNode;
  children?: ReactNode;
  /** The answers, the safe one first; on a phone they fill the width. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** Takes the focus at the end when what had it before is gone. */
  returnFocus?: () => void;
  /** Closing by Escape or a press outside is refused while something is under way. */
  busy?: boolean;
};

/** A question over the page: focus stays in, Escape closes, focus comes back. Under 760 px it is a sheet from below. */
export function Dialog(props: DialogProps) {
  const [used, setUsed] = useState(props.open);
  useEffect(() => {
    // Fetched while the page that can open it is being read; kept after that, so that leaving can be seen.
    void load().catch(() => undefined);
  }, []);
  if (props.open && !used) setUsed(true);
  if (!used && !props.open) return null;
  return (
    <Suspense>
      <DialogContent {...props} />
    </Suspense>
  );
}
