"use client";

import { TriangleAlert } from "lucide-react";
import { type ActionError, isDoubt } from "@/lib/action-result";
import { Disc, UNKNOWN } from "../transactions/disc";
import { cn } from "./cn";
import { useProblemText } from "./problem-text";

/** Why something was not done, or in plum that this is not known, in one line below the button that was pressed. */
export default function FailureNote({ of, className }: { of: ActionError | null; className?: string }) {
  const say = useProblemText();
  if (of === null) return null;
  return (
    <p
      role="alert"
      className={cn("mt-2 flex gap-1.5 text-xs", isDoubt(of) ? "text-unknown" : "text-danger", className)}
    >
      {isDoubt(of) ? <Disc className="mt-px">{UNKNOWN}</Disc> : <TriangleAlert className="mt-0.5 size-3.5! stroke-2" />}
      <span className="min-w-0 text-pretty">{say(of)}</span>
    </p>
  );
}
