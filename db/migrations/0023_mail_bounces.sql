CREATE TABLE "mail_reports" (
	"outcome" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "bounce" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "bounce_status" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "bounce_said" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "bounced_at" timestamp (6) with time zone;--> statement-breakpoint
CREATE INDEX "mails_bounced" ON "mails" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "mails"."bounce" = 'failed' or "mails"."state" = 'failed';--> statement-breakpoint
CREATE INDEX "mails_address" ON "mails" USING btree (lower("to_address"),"created_at" DESC NULLS FIRST);