DROP INDEX "mails_created";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "headers" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "kept" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "answered_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "next_try_at" timestamp (6) with time zone;--> statement-breakpoint
CREATE INDEX "transactions_links" ON "transactions" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "transactions"."flow" in ('payment_link', 'payout_link');--> statement-breakpoint
CREATE INDEX "mails_created" ON "mails" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_form_recipient" UNIQUE("form_id","to_address");