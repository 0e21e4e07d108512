"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { newReference } from "@/lib/ids";
import { renderLinkMail } from "@/lib/mail/render";
import { readSettings } from "@/lib/settings/settings";
import { createTransaction } from "@/lib/transactions/create";
import { transactionInput } from "@/lib/transactions/input";
import { directionOf, FLOWS } from "@/lib/transactions/transaction";

/** Asks for a payment in any of the five flows. The right it needs depends on the flow, and the verb checks it. */
export const createPaymentAction = action({
  permission: "desk.read",
  audit: "transaction.create",
  input: transactionInput,
  run: (ctx, input) => createTransaction(ctx, input),
});

/** Draws the mail as it would go out, with a sample link: nothing is kept and nothing is sent. */
export const previewMailAction = action({
  permission: "links.create",
  audit: "read",
  input: z.object({
    flow: z.enum(FLOWS),
    locale: z.enum(["en", "fr"]),
    name: z.string().max(200),
    subject: z.string().max(200),
    message: z.string().max(4_000),
    amountMinor: z.number().int().nonnegative(),
    statement: z.string().max(60),
  }),
  run: async (ctx, { flow, name, amountMinor, ...words }) => {
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
        toName: name,
        money: { minor: amountMinor, currency: ctx.currency },
        reference: newReference(),
        link: "https://jetpay.example/payment/pay/sample",
      },
      "data",
    );
    return { subject, html };
  },
});
