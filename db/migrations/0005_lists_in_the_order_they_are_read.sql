DROP INDEX "audit_entries_at";--> statement-breakpoint
DROP INDEX "audit_entries_subject";--> statement-breakpoint
DROP INDEX "transaction_events_heard";--> statement-breakpoint
DROP INDEX "transactions_created";--> statement-breakpoint
DROP INDEX "transactions_contact_created";--> statement-breakpoint
DROP INDEX "transactions_state_created";--> statement-breakpoint
DROP INDEX "transactions_flow_created";--> statement-breakpoint
DROP INDEX "transactions_amount_created";--> statement-breakpoint
DROP INDEX "webhook_deliveries_received";--> statement-breakpoint
DROP INDEX "webhook_events_received";--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "transaction_events_heard" ON "transaction_events" USING btree ("heard_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "transactions_created" ON "transactions" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "transactions_contact_created" ON "transactions" USING btree ("contact_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "transactions_state_created" ON "transactions" USING btree ("state","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "transactions_flow_created" ON "transactions" USING btree ("flow","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "transactions_amount_created" ON "transactions" USING btree ("amount_minor","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_received" ON "webhook_deliveries" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "webhook_events_received" ON "webhook_events" USING btree ("received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);