import type { FieldProblems } from "@/lib/errors";
import type { Refused } from "@/lib/jetpay/http";

/** Jetpay's name of a field and ours; what is not listed is said above the form. */
const NAMES: Record<string, string> = {
  email: "email",
  name: "name",
  language: "language",
  institution: "institution",
  title: "title",
  account_type: "accountType",
  transit_number: "transitNumber",
  institution_number: "institutionNumber",
  account_number: "accountNumber",
  holder_name: "holderName",
  holder_address: "holderAddress",
  holder_address_postal_code: "holderPostalCode",
  holder_address_city: "holderCity",
};

/** Jetpay's words beside the fields they are about. */
export function refusedFields(refused: Refused): FieldProblems {
  const problems: FieldProblems = {};
  for (const { path, message } of refused.fields) {
    const field = NAMES[path.split(".").at(-1) ?? ""];
    if (field !== undefined) problems[field] ??= { key: "jetpay_field", values: { message } };
  }
  return problems;
}
