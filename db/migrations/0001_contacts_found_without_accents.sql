DROP INDEX "contacts_name_id";--> statement-breakpoint
DROP INDEX "contacts_search";--> statement-breakpoint
CREATE INDEX "contacts_email" ON "contacts" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "payment_methods_last4" ON "payment_methods" USING btree ("last4","contact_id");--> statement-breakpoint
CREATE INDEX "operations_contact" ON "operations" USING btree ("contact_id","created_at") WHERE "operations"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "contacts_name_id" ON "contacts" USING btree (translate(lower("name"), 'ÀÁÂÄÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜÝŸàáâäãåçèéêëìíîïñòóôöõùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy'),"id");--> statement-breakpoint
CREATE INDEX "contacts_search" ON "contacts" USING gin ((translate(lower("name" || ' ' || "email"), 'ÀÁÂÄÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜÝŸàáâäãåçèéêëìíîïñòóôöõùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy')) gin_trgm_ops);