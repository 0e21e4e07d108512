"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, startTransition } from "react";
import { Button } from "./button";
import { ErrorState } from "./error-state";

/** What the framework hands to the page that stands for one that could not be drawn. */
export type Failure = { error: Error & { digest?: string }; reset: () => void };

type PageUnreadProps = Failure & {
  /** What could not be read: "Contacts could not be read". */
  title: string;
  stillTrue: string;
  /** The word on the button. */
  again: string;
};

/** The server could not read a page: what is still true, the number to ask by, and again. */
export function PageUnread({ error, reset, title, stillTrue, again }: PageUnreadProps) {
  const router = useRouter();
  // To draw anew alone would draw the same failure: the server has to be asked as well.
  const readAgain = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  const button: ReactNode = (
    <Button size="sm" onClick={readAgain}>
      {again}
    </Button>
  );
  return <ErrorState title={title} stillTrue={stillTrue} caseNumber={error.digest} actions={button} />;
}
