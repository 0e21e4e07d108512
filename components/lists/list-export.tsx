"use client";

import { allows } from "@/lib/permissions";
import { useDesk } from "../shell/desk-context";
import { ExportButton } from "./export-button";
import { useExport } from "./use-export";

/** Export of a list, for who may. `path`: its route with what is listed, up to `?` or `&`. */
export default function ListExport({ count, path }: { count: number | null; path: string }) {
  const run = useExport();
  return allows(useDesk().person.role, "lists.export") ? <ExportButton run={run} count={count} path={path} /> : null;
}
