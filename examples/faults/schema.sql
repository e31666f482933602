ALTER TABLE payouts ALTER COLUMN amount_cents TYPE bigint;
