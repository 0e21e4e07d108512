"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import type { MerchantAccount } from "@/lib/settings/merchant-accounts";
import type { ListedOrphan, OrphanPage } from "@/lib/transactions/orphans";
import { fetchJson, RequestFailed } from "../live/fetch-json";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { later } from "../ui/later";
import { PageHeader } from "../ui/page-header";
import { SkeletonRows } from "../ui/skeleton";
import type { Adopt } from "./doubt-actions";
import { ORPHANS_KEY } from "./keys";
import { MayBeLines } from "./may-be-lines";
import { OrphanLine } from "./orphan-line";

const AdoptDialog = later(() => import("./adopt-dialog"));

type Merchants = readonly Pick<MerchantAccount, "id" | "label" | "institution" | "last4" | "isDefault">[];

/** What Jetpay spoke of and nobody here asked for, newest first, live; each can be made ours. */
export function OrphansPage({ merchants, adopt }: { merchants: Merchants; adopt: Adopt }) {
  const t = useTranslations("doubts.notOurs");
  return (
    <>
      <PageHeader title={t("title")} back={{ href: "/transactions" as Route, label: t("back") }} />
      <p className="mb-4 max-w-160 text-pretty text-muted">{t("hint")}</p>
      <Body merchants={merchants} adopt={adopt} />
    </>
  );
}

function Body({ merchants, adopt }: { merchants: Merchants; adopt: Adopt }) {
  const t = useTranslations("doubts.notOurs");
  const tMayBe = useTranslations("doubts.mayBe");
  const { person } = useDesk();
  const [adopting, setAdopting] = useState<ListedOrphan | null>(null);
  const orphans = useInfiniteQuery({
    queryKey: ORPHANS_KEY,
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam === null ? "" : `?${new URLSearchParams({ after: pageParam })}`;
      return fetchJson<OrphanPage>(`/api/desk/transactions/orphans${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  if (orphans.data === undefined) {
    if (!orphans.isError) return <SkeletonRows rows={6} />;
    const { error } = orphans;
    return (
      <ErrorState
        title={t("unread")}
        stillTrue={t("still")}
        caseNumber={error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined}
        actions={<Button onClick={() => void orphans.refetch()}>{t("again")}</Button>}
      />
    );
  }
  const rows = orphans.data.pages.flatMap((page) => page.rows);
  const total = orphans.data.pages.at(-1)?.total ?? rows.length;
  if (rows.length === 0) return <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>;
  const may = allows(person.role, "transactions.adopt");
  const b = (text: ReactNode) => <b>{text}</b>;
  return (
    <>
      <ul aria-label={t("list")} className="border-t">
        {rows.map((orphan) => (
          <OrphanLine key={orphan.jetpayId} orphan={orphan}>
            <span className="text-xs text-muted">{t("events", { count: orphan.events.length })}</span>
            {may ? (
              <Button size="sm" onClick={() => setAdopting(orphan)}>
                {t("adopt")}
              </Button>
            ) : null}
            {orphan.mayBe.length === 0 ? null : (
              <div className="basis-full rounded-md bg-unknown-soft px-3 py-2 text-xs text-normal">
                <p className="font-medium text-strong">{tMayBe("title", { count: orphan.mayBe.length })}</p>
                <MayBeLines of={orphan.mayBe} />
              </div>
            )}
          </OrphanLine>
        ))}
      </ul>
      <p className="flex items-center gap-4 py-3 text-xs text-muted">
        <span role="status">{t.rich("shown", { b, count: rows.length, total })}</span>
        {may ? null : <span>{t("noRight")}</span>}
        {orphans.hasNextPage ? (
          <Button
            size="sm"
            className="ml-auto"
            pending={orphans.isFetchingNextPage}
            onClick={() => void orphans.fetchNextPage()}
          >
            {t("more")}
          </Button>
        ) : null}
      </p>
      {adopting === null ? null : (
        <AdoptDialog orphan={adopting} merchants={merchants} adopt={adopt} onClose={() => setAdopting(null)} />
      )}
    </>
  );
}
