import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { services } from "@/app/_server/services";
import { previewMailAction } from "@/app/(desk)/_payments/actions";
import { TEMPLATES_KEY } from "@/components/settings/keys";
import { MailTemplates } from "@/components/settings/mail-templates";
import { listMailTemplates } from "@/lib/mail/saved-templates";
import { saveMailTemplateAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("settings"))("sections.templates") };
}

export default async function Page() {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "settings.read"))) return <NoRight title={(await getT("settings"))("sections.templates")} />;
  const actions = { save: saveMailTemplateAction, preview: previewMailAction, from: services().env.mailFrom };
  return (
    <WithData queries={[{ queryKey: TEMPLATES_KEY, data: await listMailTemplates(ctx) }]}>
      <MailTemplates actions={actions} />
    </WithData>
  );
}
