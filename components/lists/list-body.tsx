"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { apart, later } from "../ui/later";
import { SkeletonRows } from "../ui/skeleton";
import type { UsedList } from "./use-list";

const Pager = apart(() => import("./pager"));
// Fetched before they are needed: what they tell of may be that nothing can be fetched.
const Unread = later(() => import("./unread"));
const Stale = later(() => import("./stale"));

type ListPage = { rows: readonly unknown[]; newer: string | null; older: string | null };
type ListBodyProps<P extends ListPage> = {
  reading: Pick<UseQueryResult<P>, "error" | "dataUpdatedAt" | "refetch">;
  /** What is shown of it; undefined before the first answer, and where there is none. */
  page: P | undefined;
  /** So many rows it has most of the time. */
  usually?: number;
  empty: ReactNode;
  /** Its rows, then what stands below its pages: counts, sums, what is selected. */
  children: (page: P) => ReactNode;
  below: (page: P) => ReactNode;
  onGo: UsedList<object, string>["goTo"];
  /** As the pager has them. */
  alphabetical?: boolean;
  inPlace?: boolean;
};

/** A list in whatever state it is: not read yet, unread, read but not again, empty, or its rows with the way to the next page. */
export function ListBody<P extends ListPage>(props: ListBodyProps<P>) {
  const { reading, page, usually = 8, empty, children, below, onGo, alphabetical = false, inPlace = false } = props;
  const { error, dataUpdatedAt } = reading;
  const onAgain = () => void reading.refetch();
  if (page === undefined)
    return error === null ? <SkeletonRows rows={usually} /> : <Unread error={error} onAgain={onAgain} />;
  const { rows, newer, older } = page;
  return (
    <>
      {error === null ? null : <Stale at={dataUpdatedAt} onAgain={onAgain} />}
      {rows.length === 0 ? (
        empty
      ) : (
        <>
          {children(page)}
          <Pager newer={newer} older={older} onGo={onGo} alphabetical={alphabetical} inPlace={inPlace} />
          {below(page)}
        </>
      )}
    </>
  );
}
