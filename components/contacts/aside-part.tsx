import { type ReactNode, useId } from "react";

/** A part beside the main column. It stands before the sections in reading order on a phone, so its title is of their rank. */
export function AsidePart({ title, children }: { title: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-sm">
        {title}
      </h2>
      {children}
    </section>
  );
}
