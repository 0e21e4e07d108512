CREATE TABLE "ended_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sign_in_attempts" ADD COLUMN "device" text;--> statement-breakpoint
CREATE INDEX "sign_in_attempts_device_at" ON "sign_in_attempts" USING btree ("device","at");