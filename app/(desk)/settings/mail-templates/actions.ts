"use server";

import { action } from "@/app/_server/action";
import { mailTemplateInput } from "@/lib/mail/saved-template";
import { saveMailTemplate } from "@/lib/mail/saved-templates";

export const saveMailTemplateAction = action({
  permission: "settings.write",
  audit: "mail_template.save",
  input: mailTemplateInput,
  run: saveMailTemplate,
});
