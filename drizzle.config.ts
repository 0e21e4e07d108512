import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./db/schema/team.ts", "./db/schema/contacts.ts", "./db/schema/webhooks.ts", "./db/schema/transactions.ts", "./db/schema/mails.ts", "./db/schema/audit.ts"],
  out: "./db/migrations",
});
