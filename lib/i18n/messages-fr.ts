import type { Messages } from "./messages";
import alerts from "./messages/fr/alerts.json";
import audit from "./messages/fr/audit.json";
import auth from "./messages/fr/auth.json";
import board from "./messages/fr/board.json";
import common from "./messages/fr/common.json";
import contacts from "./messages/fr/contacts.json";
import doubts from "./messages/fr/doubts.json";
import errors from "./messages/fr/errors.json";
import events from "./messages/fr/events.json";
import health from "./messages/fr/health.json";
import links from "./messages/fr/links.json";
import lists from "./messages/fr/lists.json";
import mail from "./messages/fr/mail.json";
import nav from "./messages/fr/nav.json";
import overview from "./messages/fr/overview.json";
import palette from "./messages/fr/palette.json";
import papers from "./messages/fr/papers.json";
import payments from "./messages/fr/payments.json";
import people from "./messages/fr/people.json";
import settings from "./messages/fr/settings.json";
import stamp from "./messages/fr/stamp.json";
import states from "./messages/fr/states.json";
import timeline from "./messages/fr/timeline.json";
import transactions from "./messages/fr/transactions.json";

/** What people read in Canadian French. A key that English has and French has not is an error of the compiler. */
export const fr: Messages = {
  alerts,
  audit,
  auth,
  board,
  common,
  contacts,
  doubts,
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
  timeline,
  transactions,
};
