import { z } from "zod";
import { unknownPlaces } from "./words";

/** Words of the company's own for mails that carry a link, kept under a name. */
export type MailTemplate = {
  id: string;
  locale: "en" | "fr";
  name: string;
  subject: string;
  message: string;
  archived: boolean;
  /** Counted up by each change; a form sends back the one it saw. */
  version: number;
};

const words = (max: number, missing: string, long: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(max, long)
    .refine((text) => unknownPlaces(text).length === 0, "mail_place");

/** `id` is made when the form is opened; `version` is null for a new one. */
export const mailTemplateInput = z.object({
  id: z.uuid(),
  version: z.number().int().nullable(),
  locale: z.enum(["en", "fr"]),
  name: z.string().trim().min(1, "template_name_missing").max(60, "template_name_long"),
  subject: words(160, "mail_subject", "mail_subject_long"),
  message: words(4_000, "mail_message", "mail_message_long"),
  archived: z.boolean(),
});
export type MailTemplateInput = z.input<typeof mailTemplateInput>;
