"use client";

import type { RefCallback } from "react";
import { createPortal } from "react-dom";
import type { Hold } from "@/lib/transactions/hold";
import { CardFace } from "./hold-card";

type DraggedCardProps = { hold: Hold; now: number; more: number; place: RefCallback<HTMLElement> };

/** The card under the pointer: tilted, floating, and only a picture. */
export function DraggedCard({ hold, now, more, place }: DraggedCardProps) {
  return createPortal(
    <div ref={place} aria-hidden="true" className="pointer-events-none fixed top-0 left-0 z-30">
      <div className="-rotate-[1.6deg] rounded-md bg-raised p-3 pb-2.5 shadow-float">
        <CardFace hold={hold} now={now} corner={more > 0 ? <Count more={more} /> : null} linkFocus={null} />
      </div>
    </div>,
    document.body,
  );
}

const Count = ({ more }: { more: number }) => (
  <span className="rounded-full bg-accent px-1.5 text-2xs font-medium text-on-accent">+{more}</span>
);
