import type { ReactNode } from "react";

/** One amount with its name above and a remark below it, in a `dl`. */
export function Figure({
  name,
  icon,
  note,
  children,
}: {
  name: ReactNode;
  icon?: ReactNode;
  note: ReactNode;
  children: ReactNode;
}) {
  return (
    <div>
      <dt className="mb-0.5 flex items-center gap-1.5 text-xs text-muted">
        {icon}
        {name}
      </dt>
      <dd>
        {children}
        <span className="block text-xs text-muted">{note}</span>
      </dd>
    </div>
  );
}
