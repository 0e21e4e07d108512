/** The stamp's stroke, always as wide: solid and filled for what is known, dashed and hollow for what is waited for, broken when no word comes. */
export function StampRun({ status }: { status: "never" | "ok" | "waiting" | "late" | "stopped" }) {
  return (
    <svg
      viewBox="0 0 44 10"
      aria-hidden="true"
      fill="none"
      strokeWidth="2"
      className="h-2.5 w-11 flex-none"
      strokeLinecap="round"
    >
      {status === "never" ? (
        <g className="text-muted" stroke="currentColor" strokeWidth="1.5">
          <path d="M1 5h35" strokeLinecap="butt" strokeDasharray="2 2" />
          <circle cx="39.5" cy="5" r="2.9" />
        </g>
      ) : null}
      {status === "ok" ? (
        <g className="text-done" stroke="currentColor">
          <path d="M1 5h35" />
          <circle cx="39.5" cy="5" r="3.5" fill="currentColor" stroke="none" />
        </g>
      ) : null}
      {status === "waiting" || status === "late" ? (
        <>
          <g className="text-done" stroke="currentColor">
            <path d="M1 5h22" />
            <circle cx="25" cy="5" r="3.5" fill="currentColor" stroke="none" />
          </g>
          <g className="text-warning" stroke="currentColor" strokeWidth="1.5">
            <path d="M31 5h6" strokeLinecap="butt" strokeDasharray="2 2" />
            <circle cx="40" cy="5" r="2.9" />
          </g>
        </>
      ) : null}
      {status === "stopped" ? (
        <path className="text-danger" stroke="currentColor" d="M1 5h28M34 1.5v7M39 1.5v7" />
      ) : null}
    </svg>
  );
}
