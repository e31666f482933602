CREATE TYPE runbook_result AS ENUM ('succeeded', 'failed', 'rolled-back');

CREATE TABLE runbook_executions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  runbook text NOT NULL,
  step text NOT NULL,
  executed_by text NOT NULL,
  result runbook_result NOT NULL,
  contest_id uuid REFERENCES contests (id) ON DELETE RESTRICT,
  details jsonb NOT NULL DEFAULT '{}',
  executed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT runbook_executions_details_check CHECK (jsonb_typeof(details) = 'object')
);

COMMENT ON TABLE runbook_executions IS 'Audit trail: which step of which runbook was executed, by whom, with what result.';

CREATE INDEX runbook_executions_contest_id_idx ON runbook_executions (contest_id);
CREATE INDEX runbook_executions_runbook_executed_at_idx ON runbook_executions (runbook, executed_at DESC);

CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER runbook_executions_refuse_change
  BEFORE UPDATE OR DELETE ON runbook_executions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
