CREATE TYPE ingestion_status AS ENUM ('running', 'succeeded', 'failed');

CREATE TABLE ingestion_runs (
  id bigserial PRIMARY KEY,
  contest_id uuid NOT NULL REFERENCES contests (id) ON DELETE CASCADE,
  status ingestion_status NOT NULL DEFAULT 'running',
  scores_received integer NOT NULL DEFAULT 0,
  error jsonb,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  CONSTRAINT ingestion_runs_scores_received_check CHECK (scores_received >= 0),
  CONSTRAINT ingestion_runs_finished_check CHECK ((status = 'running') = (finished_at IS NULL)),
  CONSTRAINT ingestion_runs_error_check CHECK ((status = 'failed') = (error IS NOT NULL))
);

COMMENT ON TABLE ingestion_runs IS 'Every attempt to read scores from the provider.';

CREATE INDEX ingestion_runs_contest_id_started_at_idx ON ingestion_runs (contest_id, started_at DESC);
