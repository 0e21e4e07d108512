"use client";

import { useTranslations } from "use-intl";
import type { MerchantAccount } from "@/lib/settings/merchant-accounts";
import { MethodMark } from "../money/method-mark";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Cell, Head, Ledger, Row } from "../ui/ledger";

type AccountsTableProps = {
  accounts: readonly MerchantAccount[] /** Null without the right. */;
  onEdit: ((id: string) => void) | null;
};

/** The accounts, the usual one first. On a phone: name and state, bank and what can be done. */
export function AccountsTable({ accounts, onEdit }: AccountsTableProps) {
  const t = useTranslations("settings.accounts");
  const title = useTranslations("settings.sections")("accounts");
  const head = (
    <>
      <Head cell="who">{t("label")}</Head>
      <Head cell="state">{t("bank")}</Head>
      <Head>{t("id")}</Head>
      <Head cell="money" className="text-left!">
        {t("state")}
      </Head>
      {onEdit === null ? null : (
        <Head cell="when">
          <span className="sr-only">{t("actions")}</span>
        </Head>
      )}
    </>
  );
  return (
    <Ledger label={title} head={head}>
      <tbody>
        {accounts.map((account) => (
          <Row key={account.id}>
            <Cell cell="who" className={account.active ? "" : "text-muted!"}>
              {account.label}
            </Cell>
            <Cell cell="state">
              <span className="inline-flex items-center gap-1.5 align-middle">
                <MethodMark method="bank" />
                {account.institution} <span className="text-muted">••{account.last4}</span>
              </span>
              {/* Its own column has no room on a phone. */}
              <span className="mono block truncate text-muted md:hidden">{account.jetpayId}</span>
            </Cell>
            <Cell>
              <span className="inline-flex items-center gap-1 align-middle">
                <span className="mono">{account.jetpayId}</span>
                <CopyButton text={account.jetpayId} label={t("copyId", { name: account.label })} />
              </span>
            </Cell>
            <Cell cell="money" className="text-left! max-md:text-right! max-md:text-sm!">
              <State account={account} />
            </Cell>
            {onEdit === null ? null : (
              <Cell cell="when" className="text-right">
                <Button
                  size="sm"
                  aria-label={t("editName", { name: account.label })}
                  onClick={() => onEdit(account.id)}
                >
                  {t("edit")}
                </Button>
              </Cell>
            )}
          </Row>
        ))}
      </tbody>
    </Ledger>
  );
}

function State({ account }: { account: MerchantAccount }) {
  const t = useTranslations("settings.accounts");
  if (account.isDefault) return <span className="font-medium text-strong">{t("usual")}</span>;
  return account.active ? t("inUse") : <span className="text-muted">{t("notInUse")}</span>;
}
