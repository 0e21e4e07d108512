"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { addBankAccount, bankAccountInput } from "@/lib/contacts/bank-account";
import { cardPageInput, requestCardPage } from "@/lib/contacts/card";
import { confirmAtJetpay, confirmInput } from "@/lib/contacts/confirm";
import { contactInput, createContact, sendContactAgain } from "@/lib/contacts/create";
import { methodRemoval, removeMethod } from "@/lib/contacts/remove-method";
import { contactChange, updateContact } from "@/lib/contacts/update";

export const createContactAction = action({
  permission: "contacts.write",
  audit: "contact.create",
  input: contactInput,
  run: createContact,
});

export const updateContactAction = action({
  permission: "contacts.write",
  audit: "contact.update",
  input: contactChange,
  run: updateContact,
});

export const sendContactAgainAction = action({
  permission: "contacts.write",
  audit: "contact.send_again",
  input: z.object({ id: z.uuid() }),
  run: (ctx, { id }) => sendContactAgain(ctx, id),
});

export const addBankAccountAction = action({
  permission: "contacts.write",
  audit: "bank_account.add",
  input: bankAccountInput,
  run: addBankAccount,
});

export const requestCardPageAction = action({
  permission: "contacts.write",
  audit: "card.request",
  input: cardPageInput,
  run: requestCardPage,
});

export const removeMethodAction = action({
  permission: "contacts.write",
  audit: "payment_method.remove",
  input: methodRemoval,
  run: removeMethod,
});

/** Somebody found it at Jetpay, whose answer was lost. */
export const confirmAtJetpayAction = action({
  permission: "contacts.write",
  audit: "contact.confirm",
  input: confirmInput,
  run: confirmAtJetpay,
});
