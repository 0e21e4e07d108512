ALTER TABLE "mails" DROP CONSTRAINT "mails_form_recipient";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "round" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "due_at" timestamp (6) with time zone;--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("due_at") WHERE "mails"."state" = 'waiting' and "mails"."due_at" is not null;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_form_recipient" UNIQUE("form_id","to_address","round");