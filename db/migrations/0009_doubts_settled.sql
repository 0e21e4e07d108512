CREATE TYPE "public"."operation_resolution" AS ENUM('answer', 'event', 'status', 'person');--> statement-breakpoint
ALTER TYPE "public"."operation_status" ADD VALUE 'did_not_happen';--> statement-breakpoint
CREATE TABLE "orphans" (
	"jetpay_id" text PRIMARY KEY NOT NULL,
	"direction" text,
	"first_event_id" bigint NOT NULL,
	"first_happened_at" timestamp (6) with time zone NOT NULL,
	"first_heard_at" timestamp (6) with time zone NOT NULL,
	"last_heard_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "parties" jsonb;--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "replaces" uuid;--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "jetpay_id" text;--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "resolved_by" "operation_resolution";--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "resolved_by_id" uuid;--> statement-breakpoint
CREATE INDEX "orphans_first_happened" ON "orphans" USING btree ("first_happened_at" DESC NULLS FIRST,"jetpay_id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_replaces_operations_id_fk" FOREIGN KEY ("replaces") REFERENCES "public"."operations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_resolved_by_id_users_id_fk" FOREIGN KEY ("resolved_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transaction_events_contradictions" ON "transaction_events" USING btree ("transaction_id","id") WHERE "transaction_events"."kind" in ('contradiction', 'contradiction_settled');--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_reference_unique" UNIQUE("reference");--> statement-breakpoint
UPDATE "operations" o SET
	"reference" = t."reference",
	"jetpay_id" = CASE WHEN o."status" = 'accepted' THEN t."jetpay_id" END,
	"parties" = jsonb_build_object('contact', c."jetpay_id", 'merchantAccount', m."jetpay_id", 'method', p."jetpay_id")
FROM "transactions" t
	JOIN "contacts" c ON c."id" = t."contact_id"
	JOIN "merchant_accounts" m ON m."id" = t."merchant_account_id"
	LEFT JOIN "payment_methods" p ON p."id" = t."payment_method_id"
WHERE o."transaction_id" = t."id" AND o."kind" IN ('create_credit', 'create_debit', 'charge', 'preauthorize');--> statement-breakpoint
UPDATE "operations" SET "resolved_by" = CASE WHEN "answered_at" = "resolved_at" THEN 'answer' ELSE 'status' END::"operation_resolution"
WHERE "status" IN ('accepted', 'refused') AND "resolved_at" IS NOT NULL;--> statement-breakpoint
INSERT INTO "orphans" ("jetpay_id", "direction", "first_event_id", "first_happened_at", "first_heard_at", "last_heard_at")
SELECT e."jetpay_transaction_id",
	CASE
		WHEN bool_or(e."type" ~* '(^|[^a-z])credits?([^a-z]|$)') THEN 'credit'
		WHEN bool_or(e."type" ~* '(^|[^a-z])debits?([^a-z]|$)') THEN 'debit'
	END,
	min(e."id"), min(e."created_at"), min(e."received_at"), max(e."received_at")
FROM "webhook_events" e
WHERE e."jetpay_transaction_id" IS NOT NULL AND e."processed_at" IS NOT NULL
	AND NOT EXISTS (SELECT FROM "transactions" t WHERE t."jetpay_id" = e."jetpay_transaction_id")
GROUP BY e."jetpay_transaction_id";
