import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { services } from "@/app/_server/services";
import { linkActions } from "@/app/(desk)/_links/link-actions";
import { mailKey } from "@/components/mail/mail-keys";
import { MailView } from "@/components/mail/mail-view";
import { readMail } from "@/lib/mail/detail";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("links"))("mail.title") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [ctx, t, { id }] = await Promise.all([pageContext(), getT("links"), params]);
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={t("mail.title")} />;
  const mail = await readMail(ctx, id, services().env.appUrl);
  if (mail === null) notFound();
  return (
    <WithData queries={[{ queryKey: mailKey(id), data: mail }]}>
      <MailView id={id} actions={linkActions()} />
    </WithData>
  );
}
