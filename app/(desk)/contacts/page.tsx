import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { ContactsList } from "@/components/contacts/contacts-list";
import { listContacts } from "@/lib/contacts/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("contacts"))("title") };
}

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={(await getT("contacts"))("title")} />;
  const { q } = await searchParams;
  const search = typeof q === "string" ? q.trim() : "";
  const page = await listContacts(ctx, { search, after: null });
  return (
    <WithData queries={[{ queryKey: ["contacts", "list", search], data: { pages: [page], pageParams: [null] } }]}>
      <ContactsList />
    </WithData>
  );
}
