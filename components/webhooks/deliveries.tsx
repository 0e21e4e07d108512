"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import type { DeliveryPage } from "@/lib/webhooks/deliveries";
import { deliveryColumns } from "@/lib/webhooks/delivery-columns";
import type { DeliveryView } from "@/lib/webhooks/delivery-search";
import { Counted } from "../lists/counted";
import { ListBody } from "../lists/list-body";
import { ListTools } from "../lists/list-tools";
import { lastFilter, NothingFound } from "../lists/nothing-found";
import { useLayout } from "../lists/use-layout";
import { type UsedOf, useList } from "../lists/use-list";
import { useListPage } from "../lists/use-list-page";
import type { ViewActions } from "../lists/use-views";
import { EmptyState } from "../ui/empty-state";
import { apart } from "../ui/later";
import { Section } from "../ui/section";
import { DeliveriesTable } from "./deliveries-table";
import { deliveryList } from "./delivery-list";

const DeliveriesTop = apart(() => import("./deliveries-top"), "soon");

/** Every call to the webhook route, newest first, live. */
export default function Deliveries({ actions }: { actions: ViewActions }) {
  const t = useTranslations("settings.webhooks");
  const { search, change, narrow, goTo } = useList(deliveryList);
  const deliveries = useListPage<DeliveryPage>(deliveryList.key(search), deliveryList.api);
  const { layout, choose, saved } = useLayout(deliveryList, deliveryColumns, { search, change }, actions);
  const tools = (
    <span className="flex items-center gap-2">
      <ListTools
        matching={deliveries.data?.counted.matching ?? 0}
        path={deliveryList.exportPath(search, layout.columns)}
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
      <ListBody
        reading={deliveries}
        page={deliveries.data}
        empty={<NoDeliveries view={search.view} narrow={narrow} />}
        below={({ counted, rows }) => (
          <p className="py-3 text-xs text-muted">
            <Counted counted={counted} shown={rows.length} />
          </p>
        )}
        onGo={goTo}
        inPlace
      >
        {({ rows }) => <DeliveriesTable rows={rows} layout={layout} busy={deliveries.isPlaceholderData} />}
      </ListBody>
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
