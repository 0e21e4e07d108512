import * as alerts from "./alerts";
import * as audit from "./audit";
import * as calendar from "./calendar";
import * as contacts from "./contacts";
import * as health from "./health";
import * as jobs from "./jobs";
import * as mailTemplates from "./mail-templates";
import * as mails from "./mails";
import * as team from "./team";
import * as transactions from "./transactions";
import * as views from "./views";
import * as webhooks from "./webhooks";

/** Every table, for the query builder; code that needs one table imports it from its own file. */
export const schema = {
  ...alerts,
  ...audit,
  ...calendar,
  ...contacts,
  ...health,
  ...jobs,
  ...mailTemplates,
  ...mails,
  ...team,
  ...transactions,
  ...views,
  ...webhooks,
};
