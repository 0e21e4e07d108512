"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { RotateCw, Search, UserPlus, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ContactPage } from "@/lib/contacts/queries";
import { allows } from "@/lib/permissions";
import { fetchJson, RequestFailed } from "../live/fetch-json";
import { useDesk } from "../shell/desk-context";
import { Button, buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Input } from "../ui/input";
import { later } from "../ui/later";
import { SumLine } from "../ui/ledger";
import { PageHeader } from "../ui/page-header";
import { SkeletonRows } from "../ui/skeleton";
import { ContactsTable } from "./contacts-table";
import { useTypedSearch } from "./use-typed-search";

const ListExport = later(() => import("../lists/list-export"));

/** The list's key: it begins with the live topic. */
const contactsKey = (search: string) => ["contacts", "list", search.trim()] as const;

const useContacts = (search: string) =>
  useInfiniteQuery({
    queryKey: contactsKey(search),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ q: search.trim(), ...(pageParam === null ? {} : { after: pageParam }) });
      return fetchJson<ContactPage>(`/api/desk/contacts?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    // The last payment of each stands on its line.
    meta: { alsoOn: "transactions" },
  });

export function ContactsList() {
  const t = useTranslations("contacts");
  const { typed, search, type } = useTypedSearch();
  const contacts = useContacts(search);
  const first = contacts.data?.pages[0];
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            {first === undefined || first.matching === 0 ? null : (
              <ListExport
                count={first.matching}
                path={`/api/desk/contacts/export?${new URLSearchParams({ q: search.trim() })}`}
              />
            )}
            <NewContact />
          </>
        }
      />
      {first?.total === 0 ? null : (
        <Input
          role="searchbox"
          enterKeyHint="search"
          aria-label={t("list.search")}
          placeholder={t("combobox.placeholder")}
          value={typed}
          onChange={(event) => type(event.target.value)}
          leading={<Search />}
          trailing={typed === "" ? null : <ClearButton onClear={() => type("")} />}
          autoComplete="off"
          spellCheck={false}
          className="mb-3.5 md:max-w-88"
        />
      )}
      <Body contacts={contacts} search={search} onClear={() => type("")} />
    </>
  );
}

function ClearButton({ onClear }: { onClear: () => void }) {
  const t = useTranslations("common");
  return (
    <button
      type="button"
      aria-label={t("clear")}
      onClick={onClear}
      className="tap rounded-xs text-muted hover:text-strong"
    >
      <X className="size-3.5 stroke-2" />
    </button>
  );
}

type BodyProps = { contacts: ReturnType<typeof useContacts>; search: string; onClear: () => void };

function Body({ contacts, search, onClear }: BodyProps) {
  const t = useTranslations("contacts.list");
  const first = contacts.data?.pages[0];
  if (first === undefined) {
    if (!contacts.isError) return <SkeletonRows />;
    const caseNumber = contacts.error instanceof RequestFailed ? contacts.error.caseNumber : null;
    return (
      <ErrorState
        title={t("failed")}
        stillTrue={t("failedHint")}
        caseNumber={caseNumber ?? undefined}
        actions={
          <Button size="sm" onClick={() => void contacts.refetch()}>
            <RotateCw />
            {t("again")}
          </Button>
        }
      />
    );
  }
  if (first.total === 0) {
    return (
      <EmptyState title={t("empty")} action={<NewContact />}>
        {t("emptyHint")}
      </EmptyState>
    );
  }
  if (first.matching === 0) {
    return (
      <EmptyState
        title={t("nobody", { search: search.trim() })}
        action={<Button onClick={onClear}>{t("clear")}</Button>}
      >
        {t("nobodyHint")}
      </EmptyState>
    );
  }
  const rows = contacts.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <ContactsTable rows={rows} busy={contacts.isFetching} />
      <SumLine className="mt-auto">
        <span role="status">
          <Counted page={first} shown={rows.length} searched={search.trim() !== ""} />
        </span>
        {contacts.hasNextPage ? (
          <Button
            size="sm"
            className="ml-auto"
            pending={contacts.isFetchingNextPage}
            onClick={() => void contacts.fetchNextPage()}
          >
            {contacts.isFetchingNextPage ? t("loadingMore") : t("more")}
          </Button>
        ) : null}
      </SumLine>
    </>
  );
}

function Counted({ page, shown, searched }: { page: ContactPage; shown: number; searched: boolean }) {
  const t = useTranslations("contacts.list");
  const b = (text: ReactNode) => <b>{text}</b>;
  if (shown < page.matching) return t.rich("some", { b, shown, count: page.matching });
  return searched
    ? t.rich("found", { b, count: page.matching, total: page.total })
    : t.rich("all", { b, count: page.total });
}

function NewContact() {
  const t = useTranslations("contacts.list");
  const { person } = useDesk();
  if (!allows(person.role, "contacts.write")) {
    return <span className="text-right text-xs text-muted text-pretty max-md:max-w-44">{t("noRight")}</span>;
  }
  return (
    <Link href={{ pathname: "/contacts/new" }} className={buttonClass()}>
      <UserPlus />
      {t("new")}
    </Link>
  );
}
