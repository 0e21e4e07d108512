import { getHandler } from "@/app/_server/get-handler";
import type { MailTemplate } from "@/lib/mail/saved-template";
import { listMailTemplates } from "@/lib/mail/saved-templates";

/** The company's own words for mails, with the archived ones. */
export const GET = getHandler<MailTemplate[]>({ permission: "desk.read", run: listMailTemplates });
