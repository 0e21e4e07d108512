CREATE INDEX "audit_entries_name" ON "audit_entries" USING btree (left("actor_name", 200),"at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_action" ON "audit_entries" USING btree ("action","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entries_not_done" ON "audit_entries" USING btree ("at" DESC NULLS FIRST,"id" DESC NULLS FIRST,"outcome") WHERE "audit_entries"."outcome" <> 'done';--> statement-breakpoint
CREATE INDEX "audit_entries_reference" ON "audit_entries" USING btree (("data" ->> 'reference')) WHERE "audit_entries"."data" ->> 'reference' is not null;--> statement-breakpoint
CREATE INDEX "contacts_not_at_jetpay" ON "contacts" USING btree ("folded_name","id") WHERE "contacts"."jetpay_id" is null;--> statement-breakpoint
CREATE INDEX "webhook_events_type" ON "webhook_events" USING btree (left("type", 200),"received_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);