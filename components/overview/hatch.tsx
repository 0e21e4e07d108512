/** Plum on plum: what is in no sum because nobody knows. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="var(--color-unknown-soft)" />
        <path d="M0 0v5" stroke="var(--color-unknown)" strokeWidth="1.6" />
      </pattern>
    </defs>
  );
}
