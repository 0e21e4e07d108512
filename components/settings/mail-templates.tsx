"use client";

import { Plus } from "lucide-react";
import type { Route } from "next";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { MailTemplate } from "@/lib/mail/saved-template";
import { useMailTemplates } from "../mail/use-mail-templates";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { later } from "../ui/later";
import { Cell, Head, Ledger, Row } from "../ui/ledger";
import { PageHeader } from "../ui/page-header";
import type { TemplateActions } from "./mail-template-dialog";
import { Read } from "./read";
import { ReadOnly, useMayWrite } from "./read-only";

const MailTemplateDialog = later(() => import("./mail-template-dialog"));

/** The company's own words for mails with a link, under their names. */
export function MailTemplates({ actions }: { actions: TemplateActions }) {
  const t = useTranslations("settings");
  const mayWrite = useMayWrite();
  const templates = useMailTemplates();
  const [open, setOpen] = useState<"new" | string | null>(null);
  const edited = templates.data?.find(({ id }) => id === open) ?? null;
  const add = mayWrite ? (
    <Button onClick={() => setOpen("new")}>
      <Plus />
      {t("templates.add")}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title={t("sections.templates")}
        back={{ href: "/settings" as Route, label: t("title") }}
        actions={templates.data?.length === 0 ? null : add}
      />
      <ReadOnly />
      <Read query={templates} rows={3}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={t("templates.emptyTitle")} action={add}>
              {t("templates.emptyBody")}
            </EmptyState>
          ) : (
            <TemplatesTable templates={rows} onEdit={mayWrite ? setOpen : null} />
          )
        }
      </Read>
      {open === "new" || edited !== null ? (
        <MailTemplateDialog key={open} template={edited} actions={actions} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

type TemplatesTableProps = {
  templates: readonly MailTemplate[];
  /** Null without the right. */
  onEdit: ((id: string) => void) | null;
};

function TemplatesTable({ templates, onEdit }: TemplatesTableProps) {
  const t = useTranslations("settings.templates");
  const title = useTranslations("settings.sections")("templates");
  const head = (
    <>
      <Head cell="who">{t("name")}</Head>
      <Head cell="state">{t("language")}</Head>
      <Head>{t("subject")}</Head>
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
        {templates.map(({ id, name, locale, subject, archived }) => (
          <Row key={id}>
            <Cell cell="who" className={archived ? "text-muted!" : ""}>
              {name}
            </Cell>
            <Cell cell="state">
              {t(locale)}
              {archived ? <span className="text-muted"> · {t("archived")}</span> : null}
            </Cell>
            <Cell>{subject}</Cell>
            {onEdit === null ? null : (
              <Cell cell="when" className="text-right">
                <Button size="sm" aria-label={t("editName", { name })} onClick={() => onEdit(id)}>
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
