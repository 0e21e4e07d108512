CREATE TABLE "self_check_items" (
	"check_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"transaction_id" uuid NOT NULL,
	"verdict" text,
	"shown" text,
	"said" text,
	"shows" text,
	"message" text,
	"at" timestamp (6) with time zone,
	CONSTRAINT "self_check_items_check_id_place_pk" PRIMARY KEY("check_id","place")
);
--> statement-breakpoint
CREATE TABLE "self_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"matched" integer DEFAULT 0 NOT NULL,
	"healed" integer DEFAULT 0 NOT NULL,
	"differing" integer DEFAULT 0 NOT NULL,
	"unreachable" integer DEFAULT 0 NOT NULL,
	"without_id" integer NOT NULL,
	"started_at" timestamp (6) with time zone NOT NULL,
	"started_by" uuid,
	"moved_at" timestamp (6) with time zone NOT NULL,
	"ended_at" timestamp (6) with time zone
);
--> statement-breakpoint
ALTER TABLE "self_check_items" ADD CONSTRAINT "self_check_items_check_id_self_checks_id_fk" FOREIGN KEY ("check_id") REFERENCES "public"."self_checks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_check_items" ADD CONSTRAINT "self_check_items_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_checks" ADD CONSTRAINT "self_checks_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "self_check_items_to_do" ON "self_check_items" USING btree ("check_id","place") WHERE "self_check_items"."verdict" is null;--> statement-breakpoint
CREATE INDEX "self_checks_started" ON "self_checks" USING btree ("started_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "self_checks_one_at_a_time" ON "self_checks" USING btree ("state") WHERE "self_checks"."state" = 'running';