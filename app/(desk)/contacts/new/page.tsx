import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { ContactForm } from "@/components/contacts/contact-form";
import { NAME_MAX } from "@/lib/contacts/contact";
import { refusedContact } from "@/lib/contacts/create";
import { newId } from "@/lib/ids";
import { createContactAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("contacts"))("form.title") };
}

/** `?name=` starts with a name; `?correct=` with a contact that Jetpay has refused. */
type Props = { searchParams: Promise<{ name?: string | string[]; correct?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "contacts.write"))) return <NoRight title={(await getT("contacts"))("form.title")} />;
  const { name, correct } = await searchParams;
  const refused = typeof correct === "string" ? await refusedContact(ctx, correct) : null;
  const empty = {
    name: typeof name === "string" ? name.slice(0, NAME_MAX) : "",
    email: "",
    phone: "",
    language: "en" as const,
  };
  const { id, formId, ...first } = refused ?? { id: null, formId: newId(), ...empty };
  return <ContactForm formId={formId} first={first} correctedId={id} create={createContactAction} />;
}
