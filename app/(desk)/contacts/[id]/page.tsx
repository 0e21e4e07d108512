import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { ContactPage } from "@/components/contacts/contact-page";
import { readContact } from "@/lib/contacts/detail";
import {
  addBankAccountAction,
  confirmAtJetpayAction,
  removeMethodAction,
  requestCardPageAction,
  sendContactAgainAction,
  updateContactAction,
} from "../actions";

type Props = { params: Promise<{ id: string }> };

/** Once a page, for its title and its body. */
const contactOf = cache(async (id: string) => readContact(await pageContext(), id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await contactOf((await params).id))?.name ?? (await getT("contacts"))("title") };
}

export default async function Page({ params }: Props) {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={(await getT("contacts"))("title")} />;
  const { id } = await params;
  const contact = await contactOf(id);
  if (contact === null) notFound();
  return (
    <WithData queries={[{ queryKey: ["contacts", "detail", id], data: contact }]}>
      <ContactPage
        id={id}
        actions={{
          update: updateContactAction,
          sendAgain: sendContactAgainAction,
          addBankAccount: addBankAccountAction,
          requestCardPage: requestCardPageAction,
          confirm: confirmAtJetpayAction,
          removeMethod: removeMethodAction,
        }}
      />
    </WithData>
  );
}
