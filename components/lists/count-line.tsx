"use client";

import { SumLine } from "../ui/ledger";
import { Counted, type CountedProps } from "./counted";

/** What stands below a list that has no sums. */
export default function CountLine(props: CountedProps) {
  return (
    <SumLine className="mt-auto">
      <Counted {...props} />
    </SumLine>
  );
}
