import { getT } from "@/app/_server/i18n";
import type { ExportWords } from "@/lib/transactions/export";
import { isKnownState } from "@/lib/transactions/transaction";

/** The screen's own words, for the file that says what the screen says. */
export async function exportWords(): Promise<ExportWords> {
  const [t, tStates, tLists] = await Promise.all([getT("transactions"), getT("states"), getT("lists")]);
  return {
    title: t("title"),
    byLink: t("byLink"),
    column: (column) =>
      column === "countedAs" || column === "currency" ? tLists(`export.columns.${column}`) : t(`columns.${column}`),
    state: (state) => (isKnownState(state) ? tStates(state) : state),
    flow: (flow) => t(`flows.${flow}`),
    bucket: (bucket) => tLists(`export.buckets.${bucket}`),
    picked: tLists("export.notes.selected"),
    note: (note) => tLists(`export.notes.${note}`),
  };
}
