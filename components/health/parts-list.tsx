"use client";

import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Parts } from "@/lib/health/parts";
import { StateGlyph } from "../transactions/state-glyph";
import { type PartTone, usePartLines } from "./use-part-lines";

const SIGN = "mt-0.75 size-4! stroke-2";
/** The words beside it say the same. */
const SIGNS: Record<PartTone, ReactNode> = {
  good: <CircleCheck aria-hidden="true" className={`${SIGN} text-done`} />,
  warn: <TriangleAlert aria-hidden="true" className={`${SIGN} text-warning`} />,
  bad: <CircleAlert aria-hidden="true" className={`${SIGN} text-danger`} />,
  doubt: <StateGlyph state="unknown" className={`${SIGN} text-unknown`} />,
};

/** A line for each part: what it is, how it is, and what to do where it is not well. */
export function PartsList({ parts }: { parts: Parts }) {
  const lines = usePartLines(parts);
  return (
    <dl className="border-t">
      {lines.map(({ key, tone, name, says, todo, link }) => (
        <div
          key={key}
          data-part={key}
          className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 border-b py-2.5 last:border-b-0 md:grid-cols-[1.25rem_9rem_minmax(0,1fr)]"
        >
          {SIGNS[tone]}
          <dt className="font-medium text-strong">{name}</dt>
          <dd className="max-md:col-start-2">
            <p className="text-normal text-pretty">{says}</p>
            {todo === null ? null : (
              <p className="mt-0.5 text-pretty text-muted">
                {todo}{" "}
                {link === null ? null : (
                  <Link href={link.href as Route} className="link tap">
                    {link.label}
                  </Link>
                )}
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
