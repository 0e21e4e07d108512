CREATE TABLE "hold_alerts" (
	"transaction_id" uuid NOT NULL,
	"hours" smallint NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "hold_alerts_transaction_id_hours_pk" PRIMARY KEY("transaction_id","hours")
);
--> statement-breakpoint
CREATE TABLE "mail_holds" (
	"mail_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	CONSTRAINT "mail_holds_mail_id_transaction_id_pk" PRIMARY KEY("mail_id","transaction_id")
);
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "user_id" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "alert_hours" integer[];--> statement-breakpoint
ALTER TABLE "hold_alerts" ADD CONSTRAINT "hold_alerts_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_holds" ADD CONSTRAINT "mail_holds_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_holds" ADD CONSTRAINT "mail_holds_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_alert_to" CHECK (("mails"."kind" = 'alert') = ("mails"."user_id" is not null));