CREATE TABLE "worker_pulses" (
	"worker_id" uuid PRIMARY KEY NOT NULL,
	"started_at" timestamp (6) with time zone NOT NULL,
	"at" timestamp (6) with time zone NOT NULL
);
