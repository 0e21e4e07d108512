-- Substring search of lists (GIN trigram indexes); a trusted extension, so the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('viewer', 'preparer', 'approver', 'administrator');--> statement-breakpoint
CREATE TYPE "public"."method_kind" AS ENUM('bank_account', 'card');--> statement-breakpoint
CREATE TYPE "public"."method_state" AS ENUM('pending', 'active', 'failed', 'unknown', 'removed');--> statement-breakpoint
CREATE TYPE "public"."direction" AS ENUM('credit', 'debit');--> statement-breakpoint
CREATE TYPE "public"."event_source" AS ENUM('person', 'call', 'webhook', 'status_check', 'mail', 'clock');--> statement-breakpoint
CREATE TYPE "public"."flow" AS ENUM('payout', 'payout_link', 'payment_link', 'charge', 'authorization');--> statement-breakpoint
CREATE TYPE "public"."operation_kind" AS ENUM('create_contact', 'add_bank_account', 'request_card_page', 'create_credit', 'create_debit', 'charge', 'preauthorize', 'capture', 'cancel');--> statement-breakpoint
CREATE TYPE "public"."operation_status" AS ENUM('queued', 'sent', 'accepted', 'refused', 'unknown', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."mail_state" AS ENUM('waiting', 'queued', 'sending', 'sent', 'failed', 'unknown', 'withdrawn');--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"address" text NOT NULL,
	"succeeded" boolean NOT NULL,
	"at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "role" NOT NULL,
	"password_hash" text,
	"active" boolean DEFAULT true NOT NULL,
	"session_version" integer DEFAULT 1 NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"last_sign_in_at" timestamp (6) with time zone
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"form_id" uuid NOT NULL,
	"jetpay_id" text,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"language" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	"created_by" uuid,
	CONSTRAINT "contacts_form_id_unique" UNIQUE("form_id"),
	CONSTRAINT "contacts_jetpay_id_unique" UNIQUE("jetpay_id")
);
--> statement-breakpoint
CREATE TABLE "merchant_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"jetpay_id" text NOT NULL,
	"label" text NOT NULL,
	"institution" text NOT NULL,
	"last4" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "merchant_accounts_jetpay_id_unique" UNIQUE("jetpay_id")
);
--> statement-breakpoint
CREATE TABLE "payment_methods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"form_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"kind" "method_kind" NOT NULL,
	"state" "method_state" NOT NULL,
	"jetpay_id" text,
	"brand" text NOT NULL,
	"last4" text NOT NULL,
	"title" text,
	"holder_name" text,
	"expiry" text,
	"fail_reason" text,
	"created_at" timestamp (6) with time zone NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	"created_by" uuid,
	CONSTRAINT "payment_methods_form_id_unique" UNIQUE("form_id"),
	CONSTRAINT "payment_methods_jetpay_id_unique" UNIQUE("jetpay_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"received_at" timestamp (6) with time zone NOT NULL,
	"http_status" integer NOT NULL,
	"outcome" text NOT NULL,
	"events" integer DEFAULT 0 NOT NULL,
	"fresh" integer DEFAULT 0 NOT NULL,
	"first_event_id" bigint,
	"last_event_id" bigint,
	"bytes" integer NOT NULL,
	"address" text,
	"token_id" text
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" bigint PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"data" jsonb NOT NULL,
	"received_at" timestamp (6) with time zone NOT NULL,
	"processed_at" timestamp (6) with time zone,
	"error" text,
	"jetpay_transaction_id" text
);
--> statement-breakpoint
CREATE TABLE "webhook_registrations" (
	"identifier" text PRIMARY KEY NOT NULL,
	"callback_url" text NOT NULL,
	"state" text NOT NULL,
	"last_sent_event_id" bigint,
	"max_batch_size" integer,
	"max_wait_seconds" integer,
	"checked_at" timestamp (6) with time zone NOT NULL,
	"check_error" text,
	"complete_up_to" timestamp (6) with time zone,
	"created_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "operation_kind" NOT NULL,
	"status" "operation_status" NOT NULL,
	"transaction_id" uuid,
	"contact_id" uuid,
	"payment_method_id" uuid,
	"reason" text,
	"message" text,
	"http_status" integer,
	"request" jsonb,
	"response" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"created_by" uuid,
	"sent_at" timestamp (6) with time zone,
	"answered_at" timestamp (6) with time zone,
	"resolved_at" timestamp (6) with time zone
);
--> statement-breakpoint
CREATE TABLE "transaction_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"transaction_id" uuid NOT NULL,
	"source" "event_source" NOT NULL,
	"kind" text NOT NULL,
	"said_state" text,
	"happened_at" timestamp (6) with time zone NOT NULL,
	"heard_at" timestamp (6) with time zone NOT NULL,
	"actor_id" uuid,
	"operation_id" uuid,
	"webhook_event_id" bigint,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "transaction_events_webhook_event_id_unique" UNIQUE("webhook_event_id")
);
--> statement-breakpoint
CREATE TABLE "transactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"form_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"direction" "direction" NOT NULL,
	"flow" "flow" NOT NULL,
	"state" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"contact_id" uuid NOT NULL,
	"payment_method_id" uuid,
	"merchant_account_id" uuid NOT NULL,
	"statement" text NOT NULL,
	"note" text NOT NULL,
	"jetpay_id" text,
	"link" text,
	"fail_reason" text,
	"fail_direction" text,
	"hold_deadline" timestamp (6) with time zone,
	"last_heard_at" timestamp (6) with time zone,
	"next_check_at" timestamp (6) with time zone,
	"state_since" timestamp (6) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"created_by" uuid,
	CONSTRAINT "transactions_form_id_unique" UNIQUE("form_id"),
	CONSTRAINT "transactions_reference_unique" UNIQUE("reference"),
	CONSTRAINT "transactions_jetpay_id_unique" UNIQUE("jetpay_id")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"form_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"to_address" text NOT NULL,
	"to_name" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"message" text NOT NULL,
	"state" "mail_state" NOT NULL,
	"message_id" text NOT NULL,
	"html" text,
	"text" text,
	"server_answer" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"created_by" uuid,
	"sent_at" timestamp (6) with time zone,
	CONSTRAINT "mails_message_id_unique" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"outcome" text NOT NULL,
	"subject_id" text,
	"reason" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_payment_method_id_payment_methods_id_fk" FOREIGN KEY ("payment_method_id") REFERENCES "public"."payment_methods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transaction_events" ADD CONSTRAINT "transaction_events_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transaction_events" ADD CONSTRAINT "transaction_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transaction_events" ADD CONSTRAINT "transaction_events_operation_id_operations_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."operations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transaction_events" ADD CONSTRAINT "transaction_events_webhook_event_id_webhook_events_id_fk" FOREIGN KEY ("webhook_event_id") REFERENCES "public"."webhook_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_payment_method_id_payment_methods_id_fk" FOREIGN KEY ("payment_method_id") REFERENCES "public"."payment_methods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_merchant_account_id_merchant_accounts_id_fk" FOREIGN KEY ("merchant_account_id") REFERENCES "public"."merchant_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_transaction_id_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_in_attempts_email_at" ON "sign_in_attempts" USING btree ("email","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_address_at" ON "sign_in_attempts" USING btree ("address","at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "contacts_name_id" ON "contacts" USING btree (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "contacts_search" ON "contacts" USING gin ((lower("name" || ' ' || "email")) gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "merchant_accounts_one_default" ON "merchant_accounts" USING btree ("is_default") WHERE "merchant_accounts"."is_default";--> statement-breakpoint
CREATE INDEX "payment_methods_contact" ON "payment_methods" USING btree ("contact_id","created_at","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_received" ON "webhook_deliveries" USING btree ("received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "webhook_events_waiting" ON "webhook_events" USING btree ("id") WHERE "webhook_events"."processed_at" is null;--> statement-breakpoint
CREATE INDEX "webhook_events_received" ON "webhook_events" USING btree ("received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "webhook_events_transaction" ON "webhook_events" USING btree ("jetpay_transaction_id","id");--> statement-breakpoint
CREATE INDEX "operations_transaction" ON "operations" USING btree ("transaction_id","created_at");--> statement-breakpoint
CREATE INDEX "operations_open" ON "operations" USING btree ("status","sent_at") WHERE "operations"."status" in ('queued', 'sent', 'unknown');--> statement-breakpoint
CREATE INDEX "transaction_events_transaction" ON "transaction_events" USING btree ("transaction_id","id");--> statement-breakpoint
CREATE INDEX "transaction_events_heard" ON "transaction_events" USING btree ("heard_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "transactions_created" ON "transactions" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "transactions_contact_created" ON "transactions" USING btree ("contact_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "transactions_state_created" ON "transactions" USING btree ("state","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "transactions_flow_created" ON "transactions" USING btree ("flow","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "transactions_amount_created" ON "transactions" USING btree ("amount_minor","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "transactions_method" ON "transactions" USING btree ("payment_method_id");--> statement-breakpoint
CREATE INDEX "transactions_holds" ON "transactions" USING btree ("hold_deadline","id") WHERE "transactions"."flow" = 'authorization';--> statement-breakpoint
CREATE INDEX "transactions_next_check" ON "transactions" USING btree ("next_check_at") WHERE "transactions"."next_check_at" is not null;--> statement-breakpoint
CREATE INDEX "transactions_text" ON "transactions" USING gin ((lower("note" || ' ' || "statement" || ' ' || "reference" || ' ' || coalesce("jetpay_id", ''))) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "mails_created" ON "mails" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mails_transaction" ON "mails" USING btree ("transaction_id","created_at");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject_id","id" DESC NULLS LAST);