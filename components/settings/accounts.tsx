"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { Route } from "next";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { MerchantAccount } from "@/lib/settings/merchant-accounts";
import { fetchJson } from "../live/fetch-json";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { later } from "../ui/later";
import { PageHeader } from "../ui/page-header";
import type { SaveAccount } from "./account-dialog";
import { AccountsTable } from "./accounts-table";
import { ACCOUNTS_KEY } from "./keys";
import { Read } from "./read";
import { ReadOnly, useMayWrite } from "./read-only";

const AccountDialog = later(() => import("./account-dialog"));

/** The company's own accounts at Jetpay, entered by hand. */
export function Accounts({ save }: { save: SaveAccount }) {
  const t = useTranslations("settings");
  const mayWrite = useMayWrite();
  const accounts = useQuery({
    queryKey: ACCOUNTS_KEY,
    queryFn: ({ signal }) => fetchJson<MerchantAccount[]>("/api/desk/settings/merchant-accounts", signal),
  });
  const [open, setOpen] = useState<"new" | string | null>(null);
  const edited = accounts.data?.find((account) => account.id === open) ?? null;
  const add = mayWrite ? (
    <Button onClick={() => setOpen("new")}>
      <Plus />
      {t("accounts.add")}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title={t("sections.accounts")}
        back={{ href: "/settings" as Route, label: t("title") }}
        actions={accounts.data?.length === 0 ? null : add}
      />
      <ReadOnly />
      <Read query={accounts} rows={3}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={t("accounts.emptyTitle")} action={add}>
              {t("accounts.emptyBody")}
            </EmptyState>
          ) : (
            <>
              <AccountsTable accounts={rows} onEdit={mayWrite ? setOpen : null} />
              <p className="mt-4 max-w-160 text-xs text-muted text-pretty">
                {t("accounts.where")} {t("accounts.note")}
              </p>
            </>
          )
        }
      </Read>
      {open === "new" || edited !== null ? (
        <AccountDialog
          key={open}
          account={edited}
          isFirst={accounts.data?.length === 0}
          save={save}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
