import { type SQL, sql } from "drizzle-orm";
import { boolean, index, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, id } from "./columns";
import { folded } from "./folded";
import { users } from "./team";

/** A person or business, mirrored from Jetpay. `jetpayId` is null until Jetpay has answered. */
export const contacts = pgTable(
  "contacts",
  {
    id: id(),
    /** Made by the form when it was opened, so that a second submit finds the same row. */
    formId: uuid("form_id").notNull().unique(),
    jetpayId: text("jetpay_id").unique(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    phone: text("phone"),
    language: text("language", { enum: ["en", "fr"] }).notNull(),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
    createdBy: uuid("created_by").references(() => users.id),
    /** By which names are sorted and found. Kept: to fold the names of a search once more took longer than to find them. */
    foldedName: text("folded_name")
      .notNull()
      .generatedAlwaysAs((): SQL => folded(contacts.name)),
    /** What a search looks through. */
    searched: text("searched")
      .notNull()
      .generatedAlwaysAs((): SQL => folded(sql`${contacts.name} || ' ' || ${contacts.email}`)),
  },
  (t) => [
    index("contacts_name_id").on(t.foldedName, t.id),
    index("contacts_search").using("gin", sql`${t.searched} gin_trgm_ops`),
    index("contacts_email").on(sql`lower(${t.email})`),
    index("contacts_not_at_jetpay").on(t.foldedName, t.id).where(sql`${t.jetpayId} is null`),
  ],
);

export const methodKind = pgEnum("method_kind", ["bank_account", "card"]);
/** `pending`: asked for, no answer yet; `unknown`: Jetpay may or may not have it; `removed`: no longer offered here. */
export const methodState = pgEnum("method_state", ["pending", "active", "failed", "unknown", "removed"]);

/** Never a full number: the last digits are all that stays here (guide: add-a-contact-bank-account). */
export const paymentMethods = pgTable(
  "payment_methods",
  {
    id: id(),
    formId: uuid("form_id").notNull().unique(),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contacts.id),
    kind: methodKind("kind").notNull(),
    state: methodState("state").notNull(),
    jetpayId: text("jetpay_id").unique(),
    /** Bank's name, or the card's brand: visa, mastercard, amex, ... */
    brand: text("brand").notNull(),
    last4: text("last4").notNull(),
    title: text("title"),
    holderName: text("holder_name"),
    /** `MM/YY`, cards only. */
    expiry: text("expiry"),
    failReason: text("fail_reason"),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
    createdBy: uuid("created_by").references(() => users.id),
  },
  (t) => [
    index("payment_methods_contact").on(t.contactId, t.createdAt, t.id),
    index("payment_methods_last4").on(t.last4, t.contactId),
  ],
);

/** The company's own accounts at Jetpay. Their ids are read from Jetpay's dashboard and entered here by hand. */
export const merchantAccounts = pgTable(
  "merchant_accounts",
  {
    id: id(),
    jetpayId: text("jetpay_id").notNull().unique(),
    label: text("label").notNull(),
    institution: text("institution").notNull(),
    last4: text("last4").notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    active: boolean("active").notNull().default(true),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [uniqueIndex("merchant_accounts_one_default").on(t.isDefault).where(sql`${t.isDefault}`)],
);
