import type { Locale } from "./locale";
import alerts from "./messages/en/alerts.json";
import audit from "./messages/en/audit.json";
import auth from "./messages/en/auth.json";
import board from "./messages/en/board.json";
import common from "./messages/en/common.json";
import contacts from "./messages/en/contacts.json";
import doubts from "./messages/en/doubts.json";
import errors from "./messages/en/errors.json";
import events from "./messages/en/events.json";
import health from "./messages/en/health.json";
import links from "./messages/en/links.json";
import lists from "./messages/en/lists.json";
import mail from "./messages/en/mail.json";
import nav from "./messages/en/nav.json";
import overview from "./messages/en/overview.json";
import palette from "./messages/en/palette.json";
import papers from "./messages/en/papers.json";
import payments from "./messages/en/payments.json";
import people from "./messages/en/people.json";
import settings from "./messages/en/settings.json";
import stamp from "./messages/en/stamp.json";
import states from "./messages/en/states.json";
import timeline from "./messages/en/timeline.json";
import transactions from "./messages/en/transactions.json";

/** What people read, by namespace: one file per part of the product. English is the source; its keys are the types. */
export const en = {
  alerts,
  audit,
  auth,
  board,
  common,
  contacts,
  errors,
  events,
  health,
  links,
  lists,
  mail,
  nav,
  overview,
  palette,
  papers,
  payments,
  people,
  settings,
  stamp,
  states,
  doubts,
  timeline,
  transactions,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}
