CREATE TYPE payout_status AS ENUM ('pending', 'paid', 'failed');

CREATE TABLE payouts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contest_id uuid NOT NULL REFERENCES contests (id) ON DELETE RESTRICT,
  entry_id uuid NOT NULL REFERENCES entries (id) ON DELETE RESTRICT,
  place integer NOT NULL,
  amount_cents integer NOT NULL,
  status payout_status NOT NULL DEFAULT 'pending',
  idempotency_key text NOT NULL UNIQUE,
  stripe_transfer_id text UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT payouts_contest_id_place_key UNIQUE (contest_id, place),
  CONSTRAINT payouts_place_check CHECK (place > 0),
  CONSTRAINT payouts_amount_cents_check CHECK (amount_cents >= 0),
  CONSTRAINT payouts_paid_check CHECK (status <> 'paid' OR stripe_transfer_id IS NOT NULL)
);

COMMENT ON TABLE payouts IS 'What each winning entry of a settled contest is owed.';
COMMENT ON COLUMN payouts.idempotency_key IS 'Sent to Stripe, so that a repeated transfer is one transfer.';

CREATE INDEX payouts_entry_id_idx ON payouts (entry_id);
CREATE INDEX payouts_unpaid_idx ON payouts (created_at) WHERE status <> 'paid';

CREATE TRIGGER payouts_set_updated_at
  BEFORE UPDATE ON payouts
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
