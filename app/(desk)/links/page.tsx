import type { Metadata, Route } from "next";
import Link from "next/link";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { linkActions } from "@/app/(desk)/_links/link-actions";
import { LinksList } from "@/components/mail/links-list";
import { linksKey, mailsKey } from "@/components/mail/mail-keys";
import { MailsList } from "@/components/mail/mails-list";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { MAIL_VIEWS, readLinkView } from "@/lib/mail/link";
import { listLinks, listMails } from "@/lib/mail/queries";
import { allows } from "@/lib/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("links"))("title") };
}

type Props = { searchParams: Promise<{ view?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  const [ctx, t, { view }] = await Promise.all([pageContext(), getT("links"), searchParams]);
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={t("title")} />;
  const header = (
    <PageHeader
      title={t("title")}
      actions={
        allows(ctx.actor.role, "links.create") ? (
          <>
            <Link href={"/links/new?direction=out" as Route} className={buttonClass("quiet", "md", "max-md:hidden")}>
              {t("send")}
            </Link>
            <Link href={"/links/new" as Route} className={buttonClass()}>
              {t("ask")}
            </Link>
          </>
        ) : null
      }
    />
  );
  const outbox = MAIL_VIEWS.find((each) => each === view);
  if (outbox !== undefined) {
    const mails = await listMails(ctx, { view: outbox, after: null });
    return (
      <>
        {header}
        <WithData queries={[{ queryKey: mailsKey(outbox), data: firstPage(mails) }]}>
          <MailsList key={outbox} view={outbox} />
        </WithData>
      </>
    );
  }
  const shown = readLinkView(typeof view === "string" ? view : null);
  const links = await listLinks(ctx, { view: shown, after: null });
  return (
    <>
      {header}
      <WithData queries={[{ queryKey: linksKey(shown), data: firstPage(links) }]}>
        <LinksList key={shown} view={shown} actions={linkActions()} />
      </WithData>
    </>
  );
}

/** As the browser keeps a list that goes on. */
const firstPage = <P,>(page: P) => ({ pages: [page], pageParams: [null] });
