"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Amount, type AmountProps } from "../money/amount";
import { buttonClass } from "../ui/button";
import { cn } from "../ui/cn";

export type NeedTone = "doubt" | "bad" | "warn" | "plain";

/** One line of the list: what it is, what is being done, how much it is about, and the one thing to do. */
export type NeedWords = {
  tone: NeedTone;
  icon: ReactNode;
  title: ReactNode;
  detail: ReactNode;
  amount: Pick<AmountProps, "minor" | "currency" | "kind" | "direction"> | null;
  /** Where it is seen to; without the right to, who does it instead. */
  action: { href: Route; label: string; primary?: boolean } | { who: string };
};

const TONES: Record<NeedTone, string> = {
  doubt: "text-unknown",
  bad: "text-danger",
  warn: "text-warning",
  plain: "text-muted",
};

export function NeedRow({ words }: { words: NeedWords }) {
  const { tone, icon, title, detail, amount, action } = words;
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-start gap-x-3.5 gap-y-2 border-b py-2.75 md:grid-cols-[1.5rem_minmax(0,1fr)_auto_10.5rem] md:items-center">
      <span className={cn("max-md:mt-0.5 [&>.lucide]:size-4.5 [&>svg]:size-4.5!", TONES[tone])}>{icon}</span>
      <div className="min-w-0">
        <p className="text-base text-strong text-pretty">{title}</p>
        <p className="mt-px text-xs text-muted text-pretty wrap-anywhere">{detail}</p>
      </div>
      <span className="max-md:pt-px">{amount === null ? null : <Amount {...amount} size="base" />}</span>
      {"href" in action ? (
        <Link
          href={action.href}
          prefetch={false}
          className={buttonClass(
            action.primary ? "primary" : "outline",
            "sm",
            "max-md:col-start-2 max-md:col-end-[-1] max-md:justify-self-start md:w-full",
          )}
        >
          {action.label}
        </Link>
      ) : (
        <span className="text-xs text-muted max-md:col-start-2 max-md:col-end-[-1] md:text-right">{action.who}</span>
      )}
    </li>
  );
}
