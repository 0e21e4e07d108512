import type { FieldProblem } from "@/lib/errors";
import { EMAIL_MAX, type Language, NAME_MAX } from "./contact";
import { checkPhone } from "./phone";

/** What is wrong with the fields of a contact's form, pure: said beside each as it is left, and once more by the verb. */

export function checkName(name: string): FieldProblem | null {
  const text = name.trim();
  if (text === "") return { key: "contact_name_empty" };
  return text.length > NAME_MAX ? { key: "contact_name_long" } : null;
}

/** One @, no blanks, a dot in the domain: what Jetpay can send to. More cannot be known without sending. */
export function checkEmail(email: string): FieldProblem | null {
  const text = email.trim();
  if (text === "") return { key: "contact_email_empty" };
  if (text.length > EMAIL_MAX || !/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/.test(text))
    return { key: "mail_address" };
  return null;
}

export type ContactFields = { name: string; email: string; phone: string; language: Language };

/** Every field's problem, for a form that is about to be sent. */
export function checkContact(fields: ContactFields): Partial<Record<keyof ContactFields, FieldProblem>> {
  const problems = { name: checkName(fields.name), email: checkEmail(fields.email), phone: checkPhone(fields.phone) };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== null));
}
