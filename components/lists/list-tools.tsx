"use client";

import { ColumnChooser, type ColumnChooserProps } from "./column-chooser";
import ListExport from "./list-export";

/** What can be done with a whole list: taking it away, where there is something, and choosing its columns. `path`: as the export has it. */
export function ListTools<C extends string>({
  matching,
  path,
  ...columns
}: ColumnChooserProps<C> & { matching: number; path: string }) {
  return (
    <>
      {matching === 0 ? null : <ListExport count={matching} path={path} />}
      <ColumnChooser {...columns} />
    </>
  );
}
