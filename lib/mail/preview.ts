import { type Context, requireRight } from "@/lib/context";
import { Conflict } from "@/lib/errors";
import { readSettings } from "@/lib/settings/settings";
import { directionOf, type Flow } from "@/lib/transactions/transaction";
import { linkMailContent } from "./content";
import { renderLinkMail } from "./render";

/** It is made when the payment is asked for: none is invented before. */
const REFERENCE_TO_COME = "JD-······";
const SAMPLE_LINK = "https://jetpay.example/payment/pay/sample";

type Sample = {
  flow: Flow;
  locale: "en" | "fr";
  name: string;
  subject: string;
  message: string;
  amountMinor: number | null;
  statement: string;
};

/** The mail of a payment that nobody has asked for yet. What is not known stands as the place that will be filled in. */
export async function drawSampleMail(
  ctx: Context,
  { flow, name, amountMinor, statement, ...words }: Sample,
): Promise<{ subject: string; html: string }> {
  requireRight(ctx, "links.create");
  const settings = await readSettings(ctx.db);
  const { subject, html } = await renderLinkMail(
    {
      ...words,
      direction: directionOf(flow) === "debit" ? "in" : "out",
      company: {
        name: settings["company.name"],
        phone: settings["company.phone"],
        address: settings["company.address"],
      },
      toName: name.trim() || "{name}",
      money: amountMinor === null ? null : { minor: amountMinor, currency: ctx.currency },
      statement: statement.trim() || "{statement}",
      reference: REFERENCE_TO_COME,
      link: SAMPLE_LINK,
    },
    "data",
  );
  return { subject, html };
}

type Draft = { transactionId: string; name: string; locale: "en" | "fr"; subject: string; message: string };

/** A mail as it would leave, for the eye only. */
export async function drawLinkMail(
  ctx: Context,
  { name, ...draft }: Draft,
): Promise<{ subject: string; html: string }> {
  requireRight(ctx, "mails.send");
  const found = await linkMailContent(ctx.db, { ...draft, toName: name });
  if (found === null) throw new Conflict("link_missing");
  const { subject, html } = await renderLinkMail(found.content, "data");
  return { subject, html };
}
