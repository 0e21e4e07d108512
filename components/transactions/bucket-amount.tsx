"use client";

import { bucketOf, type Direction, type Flow, type State, type SumBucket } from "@/lib/transactions/transaction";
import { Amount, type AmountKind, type AmountProps } from "../money/amount";
import { DirectionArrow } from "../money/direction";

type Movement = { direction: Direction; flow: Flow; state: State; amountMinor: number; currency: string };

const KINDS: Record<SumBucket, AmountKind> = {
  in: "in",
  out: "out",
  held: "held",
  unknown: "unknown",
  not_happened: "void",
};

const wayOf = (direction: Direction): "in" | "out" => (direction === "credit" ? "out" : "in");

/** The amount as its bucket in the sums says: what is held has no sign, what is not known is plum, what did not happen is struck through. */
export function BucketAmount({ of, ...props }: { of: Movement } & Pick<AmountProps, "size" | "showCurrency">) {
  return (
    <Amount
      minor={of.amountMinor}
      currency={of.currency}
      kind={KINDS[bucketOf(of)]}
      direction={wayOf(of.direction)}
      {...props}
    />
  );
}

export function BucketArrow({ of }: { of: Movement }) {
  return <DirectionArrow kind={bucketOf(of) === "held" ? "held" : wayOf(of.direction)} />;
}
