import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { placeOf } from "@/components/lists/define-list";
import { viewsKey } from "@/components/lists/views-key";
import { mailFilterOf, mailList } from "@/components/mail/mail-list";
import { MailsList } from "@/components/mail/mails-list";
import { listMails } from "@/lib/mail/list-mails";
import { readViews } from "@/lib/views/queries";
import { viewActions } from "../../_lists/view-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("links"))("mailTab.all") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const [ctx, t, search] = await Promise.all([pageContext(), getT("links"), searchParams.then(mailList.address.read)]);
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={t("title")} />;
  const [page, views] = await Promise.all([
    listMails(ctx, mailFilterOf(search), placeOf(search)),
    readViews(ctx, mailList.list),
  ]);
  return (
    <WithData
      queries={[
        { queryKey: mailList.key(search), data: page },
        { queryKey: viewsKey(mailList.list), data: views },
      ]}
    >
      <MailsList actions={viewActions} />
    </WithData>
  );
}
