import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { linkActions } from "@/app/(desk)/_links/link-actions";
import { placeOf } from "@/components/lists/define-list";
import { viewsKey } from "@/components/lists/views-key";
import { linkFilterOf, linkList } from "@/components/mail/link-list";
import { LinksList } from "@/components/mail/links-list";
import { listLinks } from "@/lib/mail/list-links";
import { readViews } from "@/lib/views/queries";
import { viewActions } from "../_lists/view-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("links"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the mails were before they had a page of their own. */
const MOVED: Record<string, string> = { mails: "/links/mails", bounced: "/links/mails?view=bounced" };

export default async function Page({ searchParams }: Props) {
  const [ctx, t, params] = await Promise.all([pageContext(), getT("links"), searchParams]);
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={t("title")} />;
  const moved = MOVED[String(params["view"])];
  if (moved !== undefined) redirect(moved as Route);
  const search = linkList.address.read(params);
  const [page, views] = await Promise.all([
    listLinks(ctx, linkFilterOf(search), placeOf(search)),
    readViews(ctx, linkList.list),
  ]);
  return (
    <WithData
      queries={[
        { queryKey: linkList.key(search), data: page },
        { queryKey: viewsKey(linkList.list), data: views },
      ]}
    >
      <LinksList actions={{ ...linkActions(), ...viewActions }} />
    </WithData>
  );
}
