ALTER TABLE "mails" ALTER COLUMN "transaction_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "kind" text DEFAULT 'link' NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_link_of" CHECK ("mails"."kind" <> 'link' or "mails"."transaction_id" is not null);