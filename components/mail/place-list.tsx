"use client";

import { useTranslations } from "use-intl";
import { cn } from "../ui/cn";
import type { PlaceTypingState } from "./use-place-typing";

/** Places that can stand where one is being typed. The field keeps the focus and takes the keys; rows are only pressed. */
export function PlaceList({ id, typing: { offered, active, choose } }: { id: string; typing: PlaceTypingState }) {
  const t = useTranslations("payments");
  return (
    <div
      hidden={offered.length === 0}
      className="absolute inset-x-0 top-[calc(100%+0.375rem)] z-20 animate-pop-in rounded-lg bg-raised p-1.5 shadow-float"
    >
      <div id={id} role="listbox" aria-label={t("places")} tabIndex={-1} className="outline-none">
        {offered.map((place, index) => (
          <div
            key={place}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // A press must not take the focus from the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(place)}
            onKeyDown={(event) => event.key === "Enter" && choose(place)}
            className={cn(
              "flex min-h-8 cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1 hover:bg-hover max-md:min-h-11",
              index === active && "bg-selected!",
            )}
          >
            <span className="mono min-w-28 flex-none text-strong">{`{${place}}`}</span>
            <span className="min-w-0 truncate text-xs text-muted">{t(`place.${place}`)}</span>
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {offered.length === 0 ? "" : t("placesOffered", { count: offered.length })}
      </p>
    </div>
  );
}
