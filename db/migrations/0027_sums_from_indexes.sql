DROP INDEX "transactions_created";--> statement-breakpoint
DROP INDEX "transactions_amount_created";--> statement-breakpoint
CREATE INDEX "transactions_created" ON "transactions" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST,"state","flow","direction","currency","amount_minor","state_since");--> statement-breakpoint
CREATE INDEX "transactions_amount_created" ON "transactions" USING btree ("amount_minor","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST,"state","flow","direction","currency","state_since");