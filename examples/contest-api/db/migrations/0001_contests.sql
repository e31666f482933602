CREATE TYPE contest_status AS ENUM ('scheduled', 'open', 'locked', 'settled', 'cancelled');

CREATE FUNCTION set_updated_at() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END;
$$;

CREATE TABLE contests (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE,
  title text NOT NULL,
  status contest_status NOT NULL DEFAULT 'open',
  entry_fee_cents integer NOT NULL,
  prize_pool_cents integer NOT NULL,
  prize_shares jsonb NOT NULL DEFAULT '[50, 30, 20]',
  locks_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT contests_slug_check CHECK (slug ~ '^[a-z0-9-]+$'),
  CONSTRAINT contests_entry_fee_cents_check CHECK (entry_fee_cents >= 0),
  CONSTRAINT contests_prize_pool_cents_check CHECK (prize_pool_cents >= 0),
  CONSTRAINT contests_prize_shares_check CHECK (jsonb_typeof(prize_shares) = 'array')
);

COMMENT ON TABLE contests IS 'One competition: who may enter, until when, and for what prize.';
COMMENT ON COLUMN contests.prize_shares IS 'Percent of the prize pool per place, best place first.';

CREATE INDEX contests_status_locks_at_idx ON contests (status, locks_at);

CREATE TRIGGER contests_set_updated_at
  BEFORE UPDATE ON contests
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
