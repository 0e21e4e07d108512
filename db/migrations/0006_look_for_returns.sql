-- What was completed before the poller looked for returns: spread over a day, so that Jetpay is not asked for all of it at once.
UPDATE "transactions" SET "next_check_at" = now() + random() * interval '1 day'
WHERE "state" = 'completed' AND "jetpay_id" IS NOT NULL AND "flow" IN ('payout', 'payout_link', 'payment_link')
  AND "state_since" > now() - interval '30 days';
