import { randomUUID } from "node:crypto";
import { ACCOUNT_TYPES, LANGUAGES, SCOPES_OF } from "../choices";
import { Fields, jsonObject } from "../fields";
import { bankDetailsFrom } from "../payments";
import type { Account, Contact } from "../records";
import { type Call, json, type Reply, type Route } from "../router";
import type { Simulation } from "../simulation";
import { contactIn } from "./found";

export const contactRoutes = (simulation: Simulation): Route[] => [
  {
    method: "PUT",
    path: "/contact",
    scopes: SCOPES_OF.contacts,
    run: (call) => createContact(simulation, call),
  },
  {
    method: "PUT",
    path: "/contact/bank_account",
    scopes: SCOPES_OF.contacts,
    run: (call) => addAccount(simulation, call),
  },
];

function createContact(simulation: Simulation, call: Call): Reply {
  const fields = new Fields(jsonObject(call.body));
  const asked = {
    email: fields.email("email"),
    name: fields.text("name"),
    tags: fields.texts("tags"),
    language: fields.oneOf("language", LANGUAGES, "en"),
  };
  fields.done();
  const contact = newContact(simulation, asked);
  return json({ identifier: contact.id, ...asked });
}

export function newContact(
  simulation: Simulation,
  asked: Pick<Contact, "email" | "name" | "tags" | "language">,
): Contact {
  const contact: Contact = { entity: "contact", id: randomUUID(), ...asked, createdAt: simulation.clock.now() };
  simulation.store.commit(contact);
  return contact;
}

function addAccount(simulation: Simulation, call: Call): Reply {
  const fields = new Fields(jsonObject(call.body));
  const details = bankDetailsFrom(fields);
  const account: Account = {
    entity: "account",
    id: randomUUID(),
    contactId: contactIn(simulation, fields, "contact_id"),
    title: fields.text("title"),
    institution: fields.text("institution"),
    holderName: details.holderName,
    accountType: fields.oneOf("account_type", ACCOUNT_TYPES),
    institutionNumber: details.institutionNumber,
    transitNumber: details.transitNumber,
    last4: details.accountNumber.slice(-4),
    createdAt: simulation.clock.now(),
  };
  fields.text("holder_address");
  fields.matching("holder_address_postal_code", /^[A-Za-z0-9 -]{3,10}$/);
  fields.text("holder_address_city");
  fields.matching("holder_address_country", /^[A-Za-z]{2}$/);
  fields.email("holder_email");
  fields.done();
  simulation.store.commit(account);
  return json(shownAccount(account), 201);
}

// The account number comes back masked: whatever a caller logs, it never holds one.
const shownAccount = (account: Account) => ({
  identifier: account.id,
  contact_id: account.contactId,
  title: account.title,
  institution: account.institution,
  holder_name: account.holderName,
  account_type: account.accountType,
  institution_number: account.institutionNumber,
  transit_number: account.transitNumber,
  account_number: `***${account.last4}`,
});
