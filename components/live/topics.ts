import type { Query } from "@tanstack/react-query";

/** The topics a query depends on: the first part of its key, and those its meta names (`{ alsoOn: "transactions" }`, or a list). */
export const topicsOf = ({ queryKey, meta }: Pick<Query, "queryKey" | "meta">): string[] =>
  [queryKey[0], meta?.["alsoOn"]].flat().map(String);
