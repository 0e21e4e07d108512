CREATE TABLE "transaction_tallies" (
	"currency" char(3) NOT NULL,
	"direction" "direction" NOT NULL,
	"flow" "flow" NOT NULL,
	"state" text NOT NULL,
	"count" bigint NOT NULL,
	"minor" numeric NOT NULL
);
--> statement-breakpoint
CREATE TABLE "list_layouts" (
	"user_id" uuid NOT NULL,
	"list" text NOT NULL,
	"columns" text[] NOT NULL,
	"pinned" integer NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "list_layouts_user_id_list_pk" PRIMARY KEY("user_id","list")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"columns" text[] NOT NULL,
	"pinned" integer NOT NULL,
	"owner_id" uuid NOT NULL,
	"shared" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "list_layouts" ADD CONSTRAINT "list_layouts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_views_list" ON "saved_views" USING btree ("list","created_at","id");--> statement-breakpoint
CREATE INDEX "transactions_reference_begins" ON "transactions" USING btree ("reference" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "transactions_failed_since" ON "transactions" USING btree ("state_since") WHERE "transactions"."state" = 'failed';--> statement-breakpoint
INSERT INTO "transaction_tallies" ("currency", "direction", "flow", "state", "count", "minor")
SELECT "currency", "direction", "flow", "state", count(*), sum("amount_minor") FROM "transactions" GROUP BY 1, 2, 3, 4;--> statement-breakpoint
CREATE FUNCTION "tally_transactions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO transaction_tallies (currency, direction, flow, state, count, minor)
    SELECT currency, direction, flow, state, count(*), sum(amount_minor) FROM after_rows GROUP BY 1, 2, 3, 4;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO transaction_tallies (currency, direction, flow, state, count, minor)
    SELECT currency, direction, flow, state, -count(*), -sum(amount_minor) FROM before_rows GROUP BY 1, 2, 3, 4;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO transaction_tallies (currency, direction, flow, state, count, minor)
    SELECT currency, direction, flow, state, sum(n), sum(m) FROM (
      SELECT currency, direction, flow, state, 1 AS n, amount_minor AS m FROM after_rows
      UNION ALL
      SELECT currency, direction, flow, state, -1, -amount_minor FROM before_rows
    ) AS changed GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 OR sum(m) <> 0;
  ELSE
    TRUNCATE transaction_tallies;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "transactions_tally_insert" AFTER INSERT ON "transactions" REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION "tally_transactions"();--> statement-breakpoint
CREATE TRIGGER "transactions_tally_update" AFTER UPDATE ON "transactions" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION "tally_transactions"();--> statement-breakpoint
CREATE TRIGGER "transactions_tally_delete" AFTER DELETE ON "transactions" REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION "tally_transactions"();--> statement-breakpoint
CREATE TRIGGER "transactions_tally_truncate" AFTER TRUNCATE ON "transactions" FOR EACH STATEMENT EXECUTE FUNCTION "tally_transactions"();
