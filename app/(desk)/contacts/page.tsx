import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { contactList } from "@/components/contacts/contact-list";
import { ContactsList } from "@/components/contacts/contacts-list";
import { placeOf } from "@/components/lists/define-list";
import { viewsKey } from "@/components/lists/views-key";
import { listContacts } from "@/lib/contacts/queries";
import { readViews } from "@/lib/views/queries";
import { viewActions } from "../_lists/view-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("contacts"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const [ctx, search] = await Promise.all([pageContext(), searchParams.then(contactList.address.read)]);
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={(await getT("contacts"))("title")} />;
  const [page, views] = await Promise.all([
    listContacts(ctx, search.filter, placeOf(search)),
    readViews(ctx, contactList.list),
  ]);
  return (
    <WithData
      queries={[
        { queryKey: contactList.key(search), data: page },
        { queryKey: viewsKey(contactList.list), data: views },
      ]}
    >
      <ContactsList actions={viewActions} />
    </WithData>
  );
}
