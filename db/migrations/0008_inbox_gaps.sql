CREATE TABLE "webhook_calls" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"cause" text NOT NULL,
	"actor_name" text NOT NULL,
	"asked_at" timestamp (6) with time zone NOT NULL,
	"status" text NOT NULL,
	"answered_at" timestamp (6) with time zone,
	"message" text,
	"from_id" bigint,
	"from_time" timestamp (6) with time zone,
	"head_id" bigint,
	"began_at" timestamp (6) with time zone,
	"reached_id" bigint,
	"repeated" integer DEFAULT 0 NOT NULL,
	"fresh" integer DEFAULT 0 NOT NULL,
	"over_at" timestamp (6) with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_gaps" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"first_id" bigint NOT NULL,
	"last_id" bigint NOT NULL,
	"complete_up_to" timestamp (6) with time zone NOT NULL,
	"seen_at" timestamp (6) with time zone NOT NULL,
	"polled_at" timestamp (6) with time zone,
	"polled" integer DEFAULT 0 NOT NULL,
	"replays" integer DEFAULT 0 NOT NULL,
	"call_id" bigint,
	"passed_at" timestamp (6) with time zone,
	"closed_at" timestamp (6) with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "webhook_progress" (
	"id" integer PRIMARY KEY NOT NULL,
	"lowest" bigint NOT NULL,
	"highest" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "times" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "until" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "webhook_gaps" ADD CONSTRAINT "webhook_gaps_call_id_webhook_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."webhook_calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_calls_followed" ON "webhook_calls" USING btree ("id") WHERE "webhook_calls"."over_at" is null;--> statement-breakpoint
CREATE INDEX "webhook_gaps_open" ON "webhook_gaps" USING btree ("first_id") WHERE "webhook_gaps"."closed_at" is null;