DROP INDEX "contacts_name_id";--> statement-breakpoint
DROP INDEX "contacts_search";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "folded_name" text GENERATED ALWAYS AS (translate(lower("contacts"."name"), 'ÀÁÂÄÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜÝŸàáâäãåçèéêëìíîïñòóôöõùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "searched" text GENERATED ALWAYS AS (translate(lower("contacts"."name" || ' ' || "contacts"."email"), 'ÀÁÂÄÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜÝŸàáâäãåçèéêëìíîïñòóôöõùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy')) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "contacts_name_id" ON "contacts" USING btree ("folded_name","id");--> statement-breakpoint
CREATE INDEX "contacts_search" ON "contacts" USING gin ("searched" gin_trgm_ops);