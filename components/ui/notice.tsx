import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Disc, UNKNOWN } from "../transactions/disc";
import { cn } from "./cn";

export type NoticeTone = "info" | "warn" | "bad" | "doubt";

const GROUNDS: Record<NoticeTone, string> = {
  info: "bg-waiting-soft",
  warn: "bg-warning-soft [&>:first-child]:text-warning",
  bad: "bg-danger-soft [&>:first-child]:text-danger",
  doubt: "bg-unknown-soft [&>:first-child]:text-unknown",
};

export type NoticeProps = {
  tone?: NoticeTone;
  /** The point, in one sentence. */
  title?: ReactNode;
  children?: ReactNode;
  /** One action, below. */
  action?: ReactNode;
  /** Something that has just come up and should be read out. */
  live?: boolean;
  className?: string;
};

/** A sentence that matters on this page. `doubt` is the only one in plum, and only for what is not known. */
export function Notice({ tone = "info", title, children, action, live = false, className }: NoticeProps) {
  return (
    <div
      role={live ? "alert" : undefined}
      className={cn("flex gap-3 rounded-md px-3.5 py-3", GROUNDS[tone], className)}
    >
      {tone === "info" ? <Info className="mt-0.5 text-waiting" /> : null}
      {tone === "warn" ? <TriangleAlert className="mt-0.5" /> : null}
      {tone === "bad" ? <CircleAlert className="mt-0.5" /> : null}
      {tone === "doubt" ? <Disc className="mt-0.5 size-4!">{UNKNOWN}</Disc> : null}
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium text-strong text-pretty">{title}</p> : null}
        {children ? <div className="text-pretty">{children}</div> : null}
        {action ? <div className="mt-2.5 flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
