"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { drawSampleMail } from "@/lib/mail/preview";
import { createTransaction } from "@/lib/transactions/create";
import { transactionInput } from "@/lib/transactions/input";
import { FLOWS } from "@/lib/transactions/transaction";

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
    amountMinor: z.number().int().nonnegative().nullable(),
    statement: z.string().max(60),
  }),
  run: (ctx, input) => drawSampleMail(ctx, input),
});
