"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { allows } from "@/lib/permissions";
import { transactionColumns } from "@/lib/transactions/columns";
import type { TransactionPage } from "@/lib/transactions/queries";
import { ListBody } from "../../lists/list-body";
import { useChanged } from "../../lists/use-changed";
import { useExport } from "../../lists/use-export";
import { useLayout } from "../../lists/use-layout";
import { useList } from "../../lists/use-list";
import { useListPage } from "../../lists/use-list-page";
import { useShown } from "../../lists/use-shown";
import type { ViewActions } from "../../lists/use-views";
import { useDesk } from "../../shell/desk-context";
import { apart } from "../../ui/later";
import { transactionList } from "../transaction-list";
import type { ListActions } from "./list-actions";
import { Selected } from "./selected";
import { TransactionsTable } from "./transactions-table";
import { useSelection } from "./use-selection";

// The rows come first; what the list is made of, narrowed and saved by reads and writes a language of its own.
const ListHeader = apart(() => import("./list-header"), "soon");
const ListTabs = apart(() => import("./list-tabs"), "soon");
const SearchBox = apart(() => import("./transaction-search"), "soon");
const FilterChips = apart(() => import("./filter-chips"), "soon");
const ListSums = apart(() => import("./list-sums"));
const ListEmpty = apart(() => import("./list-empty"));

export function TransactionsList({ actions }: { actions: ListActions & ViewActions }) {
  const { search, change, narrow, goTo } = useList(transactionList);
  const filterAddress = transactionList.filterAddress(search);
  const written = useSearchParams().toString();
  const query = useListPage<TransactionPage>(transactionList.key(search), transactionList.api);
  const { shown, busy } = useShown(query, search);
  const data = shown?.page;
  const changed = useChanged(shown === null ? "" : transactionList.key(shown.search)[2], data?.rows ?? NO_ROWS);
  const exporting = useExport();
  const mayExport = allows(useDesk().person.role, "lists.export");
  const { layout, choose, saved } = useLayout(transactionList, transactionColumns, { search, change }, actions);
  const [selecting, setSelecting] = useState(false);
  const selection = useSelection(filterAddress, data?.rows ?? NO_ROWS);
  const contact = data !== undefined && data.contact?.id === search.filter.contactId ? data.contact : null;
  return (
    <>
      <ListHeader
        page={data}
        layout={layout}
        onLayout={choose}
        exporting={exporting}
        exportPath={mayExport ? transactionList.exportPath(search, layout.columns) : null}
        selecting={selecting}
        onSelecting={() => {
          setSelecting(!selecting);
          selection.clear();
        }}
      />
      <ListTabs
        search={search}
        change={change}
        counts={data?.sums.views ?? null}
        saved={saved}
        layout={layout}
        contact={contact}
        actions={actions}
      />
      <SearchBox search={search} narrow={narrow} contact={contact} />
      <FilterChips search={search} narrow={narrow} contactName={contact?.name ?? null} />
      <ListBody
        reading={query}
        page={data}
        usually={12}
        empty={<ListEmpty search={search} change={change} narrow={narrow} written={written} />}
        onGo={goTo}
        below={({ sums, rows }) => (
          <>
            <Selected
              selection={selection}
              actions={actions}
              onExport={
                mayExport
                  ? (ids, format) =>
                      void exporting.start(
                        `${transactionList.api}/export?ids=${ids.join()}&columns=${layout.columns.join()}`,
                        format,
                      )
                  : null
              }
            />
            <ListSums sums={sums} shown={rows.length} />
          </>
        )}
      >
        {({ rows }) => (
          <div className="contents" data-selecting={selecting || undefined}>
            <TransactionsTable
              rows={rows}
              layout={layout}
              selection={selection}
              changed={changed}
              search={transactionList.withoutPlace(shown?.search ?? search)}
              busy={busy}
            />
          </div>
        )}
      </ListBody>
    </>
  );
}

const NO_ROWS: TransactionPage["rows"] = [];
