CREATE TABLE entries (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  contest_id uuid NOT NULL REFERENCES contests (id) ON DELETE CASCADE,
  player_id uuid NOT NULL,
  display_name text NOT NULL,
  score integer,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT entries_contest_id_player_id_key UNIQUE (contest_id, player_id),
  CONSTRAINT entries_display_name_check CHECK (length(display_name) > 0)
);

COMMENT ON TABLE entries IS 'A player in a contest, at most once.';
COMMENT ON COLUMN entries.score IS 'Null until the provider has reported a score.';

CREATE INDEX entries_contest_id_score_idx ON entries (contest_id, score DESC NULLS LAST);
