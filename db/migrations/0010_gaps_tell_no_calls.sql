ALTER TABLE "webhook_gaps" DROP CONSTRAINT "webhook_gaps_call_id_webhook_calls_id_fk";
--> statement-breakpoint
ALTER TABLE "webhook_gaps" DROP COLUMN "replays";--> statement-breakpoint
ALTER TABLE "webhook_gaps" DROP COLUMN "call_id";