"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { MailDetail } from "@/lib/mail/detail";
import { maySendAgain, whyUnwritten } from "@/lib/mail/truth";
import { fetchJson } from "../live/fetch-json";
import { Facts } from "../ui/facts";
import { PageHeader } from "../ui/page-header";
import { Section, SideSection } from "../ui/section";
import { Segmented } from "../ui/segmented";
import { SkeletonRows } from "../ui/skeleton";
import { Time } from "../ui/time";
import { CancelReminder } from "./cancel-reminder";
import { Words } from "./deliveries";
import type { LinkActions } from "./link-actions";
import { mailKey } from "./mail-keys";
import { ReadState } from "./read-state";
import { SendAgain } from "./send-again";
import { TruthBadge } from "./truth-badge";

/** One mail as it was sent, with what is known of its way. */
export function MailView({ id, actions }: { id: string; actions: LinkActions }) {
  const t = useTranslations("links");
  const mail = useQuery({
    queryKey: mailKey(id),
    queryFn: ({ signal }) => fetchJson<MailDetail>(`/api/desk/mails/${id}`, signal),
    meta: { alsoOn: "transactions" },
  });
  const { data } = mail;
  return (
    <>
      <PageHeader
        title={data?.subject ?? ""}
        back={{ href: "/links/mails" as Route, label: t("mail.back") }}
        {...(data === undefined
          ? {}
          : {
              sub:
                data.about === null ? data.to : t("mail.aboutLink", { name: data.to, reference: data.about.reference }),
            })}
      />
      <ReadState query={mail} />
      {data === undefined ? mail.isError ? null : <SkeletonRows rows={6} /> : null}
      {data === undefined ? null : (
        <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_19.5rem]">
          <aside className="min-w-0 lg:col-start-2 lg:row-start-1">
            <Way of={data} actions={actions} />
          </aside>
          <div className="min-w-0 lg:col-start-1 lg:row-start-1">
            {data.html === "" ? <p className="text-muted">{t(`mail.${whyUnwritten(data)}`)}</p> : <Letter of={data} />}
          </div>
        </div>
      )}
    </>
  );
}

function Way({ of, actions }: { of: MailDetail; actions: LinkActions }) {
  const t = useTranslations("links.mail");
  return (
    <>
      <SideSection title={t("way")}>
        <TruthBadge truth={of.truth} at={of.at} flush />
        <Words of={of} />
        {of.truth === "planned" ? <CancelReminder mailId={of.id} actions={actions} /> : null}
        {maySendAgain(of.truth) ? (
          <SendAgain mail={of} truth={of.truth} sendable={of.sendable} actions={actions} />
        ) : null}
      </SideSection>
      <SideSection title={t("title")}>
        <Facts
          facts={[
            { key: "to", term: t("to"), detail: of.to },
            ...(of.holds.length === 0
              ? []
              : [
                  { key: "holds", term: t("about"), detail: of.holds.map((hold) => <About key={hold.id} of={hold} />) },
                ]),
            ...(of.about === null
              ? []
              : [
                  {
                    key: "about",
                    term: t("about"),
                    detail: <About of={{ ...of.about, id: of.about.transactionId }} />,
                  },
                ]),
            {
              key: "queued",
              term: t("queued"),
              detail: <Time at={of.createdAt} format="dateTime" />,
              note: of.by === null ? null : t("queuedBy", { name: of.by }),
            },
            ...(of.file === null ? [] : [{ key: "file", term: t("file"), detail: <File of={of} name={of.file} /> }]),
            ...(of.truth === "taken" ? [{ key: "answer", term: t("answer"), detail: of.answer }] : []),
          ]}
        />
      </SideSection>
    </>
  );
}

/** The file as it left. */
function File({ of, name }: { of: MailDetail; name: string }) {
  return (
    <a href={`/api/desk/mails/${of.id}/file`} download className="link wrap-anywhere">
      {name}
    </a>
  );
}

function About({ of: { id, contactName, reference } }: { of: MailDetail["holds"][number] }) {
  const t = useTranslations("links.mail");
  return (
    <Link href={{ pathname: `/transactions/${id}` }} className="link block py-0.5">
      {t("aboutLink", { name: contactName, reference })}
    </Link>
  );
}

type Form = "html" | "text" | "headers";

/** The letter in a frame that may do nothing: no script, no form, no way out. */
function Letter({ of }: { of: MailDetail }) {
  const t = useTranslations("links.mail");
  const [form, setForm] = useState<Form>("html");
  const options = (["html", "text", "headers"] as const).map((value) => ({ value, label: t(value) }));
  return (
    <Section
      title={t(of.headers !== null ? "asSent" : of.truth === "withdrawn" ? "asNeverSent" : "asWouldBe")}
      actions={<Segmented label={t("asSent")} value={form} onChange={setForm} options={options} />}
    >
      {form === "html" ? (
        <iframe
          title={of.subject}
          sandbox=""
          srcDoc={of.html}
          className="block h-192 w-full rounded-lg border bg-letter scheme-light max-md:h-168"
        />
      ) : (
        <pre className="mono overflow-x-auto rounded-lg bg-sunken p-5 leading-5.5 whitespace-pre-wrap! wrap-anywhere text-strong max-md:p-4">
          {form === "text" ? of.text : (of.headers ?? t("noHeaders"))}
        </pre>
      )}
    </Section>
  );
}
