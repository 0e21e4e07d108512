import { type ReactNode, useId } from "react";

type GroupProps = { title: ReactNode; hint?: ReactNode; children: ReactNode };

/** A part of a settings page: what it is about on the left, what is set on the right. Parted by a line, not by a box. */
export function Group({ title, hint, children }: GroupProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-4 border-t py-6 first-of-type:border-t-0 first-of-type:pt-2 lg:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id}>{title}</h2>
        {hint ? <p className="mt-1 text-xs text-muted text-pretty">{hint}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
