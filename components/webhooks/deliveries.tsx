"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import type { DeliveryPage } from "@/lib/webhooks/deliveries";
import { deliveryColumns } from "@/lib/webhooks/delivery-columns";
import type { DeliveryView } from "@/lib/webhooks/delivery-search";
import { ColumnChooser } from "../lists/column-chooser";
import { Counted } from "../lists/counted";
import ListExport from "../lists/list-export";
import { lastFilter, NothingFound } from "../lists/nothing-found";
import { useLayout } from "../lists/use-layout";
import { type UsedOf, useList } from "../lists/use-list";
import { useListPage } from "../lists/use-list-page";
import type { ViewActions } from "../lists/use-views";
import { RequestFailed } from "../live/fetch-json";
import { Unread } from "../settings/unread";
import { EmptyState } from "../ui/empty-state";
import { apart } from "../ui/later";
import { Section } from "../ui/section";
import { SkeletonRows } from "../ui/skeleton";
import { DeliveriesTable } from "./deliveries-table";
import { deliveryList } from "./delivery-list";

const DeliveriesTop = apart(() => import("./deliveries-top"), "soon");
const Pager = apart(() => import("../lists/pager"));

/** Every call to the webhook route, newest first, live. */
export default function Deliveries({ actions }: { actions: ViewActions }) {
  const t = useTranslations("settings.webhooks");
  const { search, change, narrow, goTo } = useList(deliveryList);
  const deliveries = useListPage<DeliveryPage>(deliveryList.key(search), deliveryList.api);
  const { layout, choose, saved } = useLayout(deliveryList, deliveryColumns, { search, change }, actions);
  const { data, error } = deliveries;
  const matching = data?.counted.matching ?? 0;
  const tools = (
    <span className="flex items-center gap-2">
      {matching === 0 ? null : <ListExport count={matching} path={deliveryList.exportPath(search, layout.columns)} />}
      <ColumnChooser
        columns={deliveryColumns}
        name={(column) => t(`columns.${column}`)}
        layout={layout}
        onChange={choose}
      />
    </span>
  );
  return (
    <Section title={t("deliveries")} sub={t("deliveriesHint")} className="border-t pt-6" actions={tools}>
      <DeliveriesTop search={search} change={change} narrow={narrow} layout={layout} saved={saved} actions={actions} />
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={8} />
        ) : (
          <Unread
            caseNumber={error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined}
            onAgain={() => void deliveries.refetch()}
          />
        )
      ) : data.rows.length === 0 ? (
        <NoDeliveries view={search.view} narrow={narrow} />
      ) : (
        <>
          <DeliveriesTable rows={data.rows} layout={layout} busy={deliveries.isPlaceholderData} />
          <Pager newer={data.newer} older={data.older} onGo={goTo} inPlace />
          <p className="py-3 text-xs text-muted">
            <Counted counted={data.counted} shown={data.rows.length} />
          </p>
        </>
      )}
    </Section>
  );
}

function NoDeliveries({ view, narrow }: { view: DeliveryView } & Pick<UsedOf<typeof deliveryList>, "narrow">) {
  const t = useTranslations("settings.webhooks");
  const tFilters = useTranslations("lists.filters");
  const last = lastFilter(deliveryList, useSearchParams().toString());
  if (last !== null) {
    const date = tFilters("date");
    const labels = { text: tFilters("text"), outcomes: t("columns.outcome"), address: t("columns.from") };
    return (
      <NothingFound definition={deliveryList} labels={{ ...labels, from: date, to: date }} last={last} narrow={narrow}>
        {t("search.none")}
      </NothingFound>
    );
  }
  return view === "all" ? (
    <EmptyState title={t("noneYet")}>{t("noneYetBody")}</EmptyState>
  ) : (
    <EmptyState title={t("noneRefused")}>{t("noneRefusedBody")}</EmptyState>
  );
}
