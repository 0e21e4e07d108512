"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { DeliveryPage, DeliveryView } from "@/lib/webhooks/deliveries";
import { addressOf, oneOf } from "../address/params";
import { useAddress } from "../address/use-address";
import { fetchJson, RequestFailed } from "../live/fetch-json";
import { Unread } from "../settings/unread";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Section } from "../ui/section";
import { Segmented } from "../ui/segmented";
import { SkeletonRows } from "../ui/skeleton";
import { DeliveriesTable } from "./deliveries-table";
import { deliveriesKey } from "./keys";

const VIEWS = ["all", "refused"] as const satisfies readonly DeliveryView[];
const ADDRESS = addressOf({ deliveries: oneOf(VIEWS, "all") });

/** Every call to the webhook route, newest first, live. */
export function Deliveries() {
  const t = useTranslations("settings.webhooks");
  const [{ deliveries: view }, write] = useAddress(ADDRESS);
  const deliveries = useInfiniteQuery({
    queryKey: deliveriesKey(view),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ view, ...(pageParam === null ? {} : { after: pageParam }) });
      return fetchJson<DeliveryPage>(`/api/desk/webhooks/deliveries?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  return (
    <Section
      title={t("deliveries")}
      sub={t("deliveriesHint")}
      className="border-t pt-6"
      actions={
        <Segmented
          label={t("views")}
          value={view}
          onChange={(next) => write({ deliveries: next })}
          options={VIEWS.map((value) => ({ value, label: t(value) }))}
        />
      }
    >
      <Body deliveries={deliveries} view={view} />
    </Section>
  );
}

type BodyProps = {
  deliveries: ReturnType<typeof useInfiniteQuery<DeliveryPage>>;
  view: DeliveryView;
};

function Body({ deliveries, view }: BodyProps) {
  const t = useTranslations("settings.webhooks");
  if (deliveries.data === undefined) {
    if (!deliveries.isError) return <SkeletonRows rows={8} />;
    const { error } = deliveries;
    return (
      <Unread
        caseNumber={error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined}
        onAgain={() => void deliveries.refetch()}
      />
    );
  }
  const rows = deliveries.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) {
    return view === "all" ? (
      <EmptyState title={t("noneYet")}>{t("noneYetBody")}</EmptyState>
    ) : (
      <EmptyState title={t("noneRefused")}>{t("noneRefusedBody")}</EmptyState>
    );
  }
  const b = (text: ReactNode) => <b>{text}</b>;
  return (
    <>
      <DeliveriesTable rows={rows} busy={deliveries.isPlaceholderData} />
      <p className="flex items-center gap-4 py-3 text-xs text-muted">
        <span role="status">{t.rich("shown", { b, count: rows.length })}</span>
        {deliveries.hasNextPage ? (
          <Button
            size="sm"
            className="ml-auto"
            pending={deliveries.isFetchingNextPage}
            onClick={() => void deliveries.fetchNextPage()}
          >
            {t(deliveries.isFetchingNextPage ? "loadingMore" : "more")}
          </Button>
        ) : null}
      </p>
    </>
  );
}
