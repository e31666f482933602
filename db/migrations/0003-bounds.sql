-- Times that a clock can tell, and indexes for what is worked out of many promotions.

-- Neither infinite nor before the epoch nor of five digits: such times would stand at one end of every list for good.
CREATE FUNCTION promote.is_time(value timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT value >= timestamptz '1970-01-01 00:00:00+00' AND value < timestamptz '10000-01-01 00:00:00+00'
$$;

ALTER TABLE promote.promotions
  ADD CONSTRAINT promotions_times CHECK (promote.is_time(started_at) AND promote.is_time(finished_at) AND promote.is_time(expires_at));
ALTER TABLE promote.promotion_checks ADD CONSTRAINT promotion_checks_times CHECK (promote.is_time(started_at));
ALTER TABLE promote.confirmations ADD CONSTRAINT confirmations_times CHECK (promote.is_time(confirmed_at) AND promote.is_time(expires_at));
ALTER TABLE promote.waivers ADD CONSTRAINT waivers_times CHECK (until >= date '1970-01-01' AND until < date '10000-01-01');
ALTER TABLE promote.runbook_executions ADD CONSTRAINT runbook_executions_times CHECK (promote.is_time(started_at));
ALTER TABLE promote.runbook_steps ADD CONSTRAINT runbook_steps_times CHECK (promote.is_time(told_at));

-- What people wrote as a time and is none is told as none, not refused.
CREATE OR REPLACE FUNCTION promote.time_of(value text) RETURNS timestamptz LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN CASE WHEN promote.is_time(value::timestamptz) THEN value::timestamptz END;
EXCEPTION WHEN data_exception OR invalid_datetime_format OR datetime_field_overflow THEN
  RETURN NULL;
END $$;

-- The last cleared promotion of each repository and environment, from one to the next.
CREATE INDEX promotions_cleared ON promote.promotions (repository, environment_to, finished_at, id)
  WHERE outcome = 'cleared' AND purpose = 'release-gate';
-- What stopped those of a time, and how long checks took in it.
CREATE INDEX promotions_stopped ON promote.promotions (finished_at, stopped_at, outcome, id) WHERE stopped_at IS NOT NULL;
CREATE INDEX promotions_day ON promote.promotions (finished_at, outcome);
CREATE INDEX promotion_checks_time ON promote.promotion_checks (started_at) INCLUDE (check_id, duration_ms) WHERE duration_ms IS NOT NULL;

REVOKE ALL ON FUNCTION promote.is_time(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION promote.is_time(timestamptz) TO promote_reader, promote_writer;
