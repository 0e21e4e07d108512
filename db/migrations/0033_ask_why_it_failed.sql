-- Failures whose reason could not be asked for when they were told of, and was not asked for again: spread over an hour.
UPDATE "transactions" SET "next_check_at" = now() + random() * interval '1 hour'
WHERE "state" = 'failed' AND "fail_reason" IS NULL AND "jetpay_id" IS NOT NULL AND "next_check_at" IS NULL
  AND "state_since" > now() - interval '30 days';
