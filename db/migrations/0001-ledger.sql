-- The ledger of promotion records, and what it shows of them. Applied by `promote ledger migrate`.
--
-- What is told of a promotion is read from its signed statement, here, by the function that appends it: nobody can write a row
-- that says something else than the record does. Rows are never changed.

CREATE SCHEMA IF NOT EXISTS promote;

CREATE DOMAIN promote.sha256 AS text CHECK (VALUE ~ '^[0-9a-f]{64}$');

-- A chain of entries. Its name is the leaf of the first entry that is its own. One that continues another from an entry on which that one
-- went on differently is a branch: two machines promoted while this database was away.
CREATE TABLE promote.ledgers (
  id promote.sha256 PRIMARY KEY,
  repository text NOT NULL,
  parent promote.sha256 REFERENCES promote.ledgers,
  parent_sequence bigint,
  opened_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((parent IS NULL) = (parent_sequence IS NULL))
);
CREATE INDEX ledgers_parent ON promote.ledgers (parent);
CREATE INDEX ledgers_repository ON promote.ledgers (repository);

CREATE TABLE promote.promotions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ledger promote.sha256 NOT NULL REFERENCES promote.ledgers,
  sequence bigint NOT NULL CHECK (sequence >= 0),
  previous promote.sha256,
  leaf promote.sha256 NOT NULL UNIQUE,
  -- The ledger's line, byte for byte, without its line break.
  entry text NOT NULL,
  payload_sha256 promote.sha256 NOT NULL,
  -- The bytes that were signed: an in-toto statement.
  payload bytea NOT NULL CHECK (encode(sha256(payload), 'hex') = payload_sha256),
  record_id uuid NOT NULL,
  -- The record's file, relative to the project folder.
  file text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('cleared', 'blocked', 'undecided')),
  purpose text NOT NULL,
  repository text NOT NULL,
  environment_from text NOT NULL,
  environment_to text NOT NULL,
  commit_id text NOT NULL,
  ref text,
  previous_tag text,
  actor text NOT NULL,
  actor_kind text NOT NULL,
  actor_proven_by text NOT NULL,
  -- The first check that did not pass.
  stopped_at text,
  started_at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  appended_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (ledger, sequence),
  UNIQUE (ledger, previous),
  CHECK ((sequence = 0) = (previous IS NULL))
);
-- The order of every list, newest first, and what lists are filtered by.
CREATE INDEX promotions_time ON promote.promotions (finished_at, id);
CREATE INDEX promotions_environment_time ON promote.promotions (environment_to, finished_at, id);
CREATE INDEX promotions_outcome_time ON promote.promotions (outcome, finished_at, id);
CREATE INDEX promotions_commit ON promote.promotions (commit_id text_pattern_ops, finished_at, id);
CREATE INDEX promotions_record ON promote.promotions (record_id);

-- The files of a record as they are: bundle, envelope, manifest, signatures added later.
CREATE TABLE promote.record_files (
  promotion bigint NOT NULL REFERENCES promote.promotions,
  path text NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (promotion, path)
);

CREATE TABLE promote.promotion_checks (
  promotion bigint NOT NULL REFERENCES promote.promotions,
  -- In run order; the first is 1.
  position integer NOT NULL,
  check_id text NOT NULL,
  title text NOT NULL,
  status text NOT NULL CHECK (status IN ('passed', 'blocked', 'undecided', 'not-reached', 'not-configured')),
  headline text,
  started_at timestamptz,
  duration_ms bigint,
  findings jsonb NOT NULL,
  fault jsonb,
  -- Why it is not configured.
  reason text,
  PRIMARY KEY (promotion, position)
);
CREATE INDEX promotion_checks_check ON promote.promotion_checks (check_id, started_at);

CREATE TABLE promote.confirmations (
  promotion bigint NOT NULL REFERENCES promote.promotions,
  position integer NOT NULL,
  item text,
  confirmed_by text,
  confirmed_at timestamptz,
  evidence text,
  expires_at timestamptz,
  signature text,
  PRIMARY KEY (promotion, position)
);

CREATE TABLE promote.waivers (
  promotion bigint NOT NULL REFERENCES promote.promotions,
  position integer NOT NULL,
  check_id text NOT NULL,
  fingerprint text NOT NULL,
  rule text NOT NULL,
  subject text NOT NULL,
  reason text NOT NULL,
  owner text NOT NULL,
  -- The last day.
  until date NOT NULL,
  PRIMARY KEY (promotion, position)
);
CREATE INDEX waivers_until ON promote.waivers (until);

CREATE TABLE promote.snapshots (
  promotion bigint PRIMARY KEY REFERENCES promote.promotions,
  -- Of the model, `sha256:…`; null where no snapshot was committed.
  snapshot_digest text,
  database_digest text,
  objects integer NOT NULL,
  server_version text,
  pg_dump_version text
);

-- Somebody going through a runbook: who, since when, which one, of which commit.
CREATE TABLE promote.runbook_executions (
  id uuid PRIMARY KEY,
  repository text NOT NULL,
  environment text,
  commit_id text NOT NULL,
  -- Path in the repository, and the digest of what it said.
  runbook text NOT NULL,
  runbook_sha256 promote.sha256 NOT NULL,
  title text NOT NULL,
  started_by text NOT NULL,
  started_at timestamptz NOT NULL,
  appended_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX runbook_executions_time ON promote.runbook_executions (started_at, id);

CREATE TABLE promote.runbook_steps (
  execution uuid NOT NULL REFERENCES promote.runbook_executions,
  -- In the order they were told; the first is 1.
  position integer NOT NULL CHECK (position > 0),
  -- The step's number in the runbook; null for the end of the execution.
  step integer,
  title text,
  result text NOT NULL CHECK (CASE WHEN step IS NULL THEN result IN ('finished', 'abandoned') ELSE result IN ('done', 'failed', 'skipped') END),
  told_by text NOT NULL,
  told_at timestamptz NOT NULL,
  note text,
  PRIMARY KEY (execution, position)
);

-- Who holds the lock of an environment. A row counts while its backend holds that lock.
CREATE UNLOGGED TABLE promote.promotion_holders (
  lock_key bigint PRIMARY KEY,
  holder text NOT NULL,
  since timestamptz NOT NULL,
  backend integer NOT NULL
);

-- Append-only, also for the owner of the tables.
CREATE FUNCTION promote.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % of promote.% is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'PL001';
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledgers', 'promotions', 'record_files', 'promotion_checks', 'confirmations', 'waivers', 'snapshots', 'runbook_executions', 'runbook_steps'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON promote.%I FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change()', name);
    EXECUTE format('ALTER TABLE promote.%I ENABLE ALWAYS TRIGGER append_only', name);
  END LOOP;
END $$;

-- A text of JSON as a time or a date; null where it is none, as a confirmation's words come from people.
CREATE FUNCTION promote.time_of(value text) RETURNS timestamptz LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN value::timestamptz;
EXCEPTION WHEN data_exception OR invalid_datetime_format OR datetime_field_overflow THEN
  RETURN NULL;
END $$;

-- Whether a text is, byte for byte, the line that a file ledger has for what it says: one that only resembles it would be
-- no entry to those who read it, and stay in the ledger for ever.
CREATE FUNCTION promote.is_entry(line text) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT octet_length(line) <= 16384
    AND said ->> 'leaf' ~ '^[0-9a-f]{64}$' AND said ->> 'payloadSha256' ~ '^[0-9a-f]{64}$'
    AND (said -> 'prev' = 'null' OR said ->> 'prev' ~ '^[0-9a-f]{64}$')
    AND said ->> 'seq' ~ '^(0|[1-9][0-9]{0,14})$'
    AND said ->> 'file' !~ '[\x01-\x1f\x7f-\x9f\\]|^[A-Za-z]:|(^|/)\.{0,2}(/|$)'
    AND line = format(
      '{"file":%s,"leaf":"%s","payloadSha256":"%s","prev":%s,"recordId":%s,"seq":%s}',
      to_json(said ->> 'file'), said ->> 'leaf', said ->> 'payloadSha256', said -> 'prev', to_json(said ->> 'recordId'), said -> 'seq'
    )
  FROM (SELECT line::jsonb AS said) AS one
$$;

-- Whether a path is that of a file of an entry's record: beside the one that the entry names, and named after it.
CREATE FUNCTION promote.is_file_of(path text, file text) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT starts_with(path, stem) AND substr(path, length(stem) + 1) ~ '^(\.[A-Za-z0-9-]+){1,4}$'
  FROM (SELECT regexp_replace(file, '(\.(sigstore|dsse|manifest|unsigned|statement))?\.json(\.sig)?$', '') AS stem) AS one
$$;

-- Appends one entry with its record. Returns whether it is new: the same entry again changes nothing, but co-signatures that
-- its record got since are kept, too. Raises
--   PL002  the entry does not follow the last one, or another one has its place;
--   PL003  the entry, its leaf, the statement and the files do not fit together.
CREATE FUNCTION promote.append_promotion(
  in_ledger text, in_parent text, in_parent_sequence bigint, in_entry text, in_payload bytea, in_paths text[], in_contents bytea[]
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  content jsonb := in_entry::jsonb;
  entry_leaf text := content ->> 'leaf';
  entry_sequence bigint := (content ->> 'seq')::bigint;
  entry_previous text := content ->> 'prev';
  said jsonb := convert_from(in_payload, 'UTF8')::jsonb -> 'predicate';
  last_sequence bigint;
  last_leaf text;
  added bigint;
  is_new boolean;
BEGIN
  IF promote.is_entry(in_entry) IS NOT TRUE OR content ->> 'payloadSha256' IS DISTINCT FROM encode(sha256(in_payload), 'hex')
    OR content ->> 'recordId' IS DISTINCT FROM said ->> 'recordId'
    OR (content ->> 'file' = ANY (in_paths)) IS NOT TRUE
    OR EXISTS (SELECT FROM unnest(in_paths) AS path WHERE promote.is_file_of(path, content ->> 'file') IS NOT TRUE)
    OR entry_leaf <> encode(sha256('\x00'::bytea || convert_to(replace(in_entry, format('"leaf":"%s",', entry_leaf), ''), 'UTF8')), 'hex')
  THEN
    RAISE EXCEPTION 'the entry does not fit its leaf or its record' USING ERRCODE = 'PL003';
  END IF;

  PERFORM pg_advisory_xact_lock(hashtextextended('promote ledger ' || in_ledger, 0));

  SELECT id INTO added FROM promote.promotions WHERE leaf = entry_leaf;
  is_new := added IS NULL;
  IF is_new THEN
    SELECT sequence, leaf INTO last_sequence, last_leaf
      FROM promote.promotions WHERE ledger = in_ledger ORDER BY sequence DESC LIMIT 1;
    IF last_leaf IS NULL THEN
      IF in_ledger <> entry_leaf THEN
        RAISE EXCEPTION 'a ledger is named by the leaf of its first entry' USING ERRCODE = 'PL002';
      END IF;
      last_sequence := coalesce(in_parent_sequence, -1);
      SELECT leaf INTO last_leaf FROM promote.promotions WHERE ledger = in_parent AND sequence = in_parent_sequence;
      IF in_parent_sequence IS NOT NULL AND last_leaf IS NULL THEN
        RAISE EXCEPTION 'there is no entry % in the ledger that is continued', in_parent_sequence USING ERRCODE = 'PL002';
      END IF;
      INSERT INTO promote.ledgers (id, repository, parent, parent_sequence)
        VALUES (in_ledger, said #>> '{repository,uri}', in_parent, in_parent_sequence);
    END IF;
    IF entry_sequence <> last_sequence + 1 OR entry_previous IS DISTINCT FROM last_leaf THEN
      RAISE EXCEPTION 'entry % does not follow the last one, %', entry_sequence, last_sequence USING ERRCODE = 'PL002';
    END IF;
    IF said -> 'chain' <> 'null' AND (
      (said #>> '{chain,sequence}')::bigint IS DISTINCT FROM entry_sequence OR said #>> '{chain,previous}' IS DISTINCT FROM entry_previous
    ) THEN
      RAISE EXCEPTION 'the record says that it is another entry' USING ERRCODE = 'PL003';
    END IF;
    added := promote.add_promotion(in_ledger, content, in_entry, in_payload, said);
  END IF;

  INSERT INTO promote.record_files (promotion, path, content)
    SELECT added, path, file_content FROM unnest(in_paths, in_contents) AS files (path, file_content)
    WHERE is_new OR path ~ '\.cosigned-[0-9a-f]{12}\.(sigstore|dsse)\.json$'
    ON CONFLICT DO NOTHING;
  RETURN is_new;
END $$;

-- The rows of one promotion, from what its statement says.
CREATE FUNCTION promote.add_promotion(in_ledger text, entry jsonb, entry_line text, statement bytea, said jsonb)
RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  added bigint;
BEGIN
  INSERT INTO promote.promotions (
    ledger, sequence, previous, leaf, entry, payload_sha256, payload, record_id, file, outcome, purpose, repository,
    environment_from, environment_to, commit_id, ref, previous_tag, actor, actor_kind, actor_proven_by, stopped_at,
    started_at, finished_at, expires_at
  ) VALUES (
    in_ledger, (entry ->> 'seq')::bigint, entry ->> 'prev', entry ->> 'leaf', entry_line, entry ->> 'payloadSha256', statement,
    (said ->> 'recordId')::uuid, entry ->> 'file', said ->> 'outcome', said ->> 'purpose', said #>> '{repository,uri}',
    said #>> '{environment,from}', said #>> '{environment,to}', said #>> '{source,commit}', said #>> '{source,ref}',
    said #>> '{source,previousRelease,tag}', said #>> '{actor,id}', said #>> '{actor,kind}', said #>> '{actor,provenBy}',
    (SELECT one ->> 'id' FROM jsonb_array_elements(said -> 'checks') WITH ORDINALITY AS checks (one, position)
      WHERE one ->> 'status' IN ('blocked', 'undecided') ORDER BY position LIMIT 1),
    (said ->> 'startedAt')::timestamptz, (said ->> 'finishedAt')::timestamptz, (said ->> 'expiresAt')::timestamptz
  ) RETURNING id INTO added;

  INSERT INTO promote.promotion_checks (promotion, position, check_id, title, status, headline, started_at, duration_ms, findings, fault, reason)
    SELECT added, position, one ->> 'id', one ->> 'title', one ->> 'status', one ->> 'headline', (one ->> 'startedAt')::timestamptz,
      round((one ->> 'durationMs')::numeric), one -> 'findings', one -> 'fault', one ->> 'reason'
    FROM jsonb_array_elements(said -> 'checks') WITH ORDINALITY AS checks (one, position);

  INSERT INTO promote.confirmations (promotion, position, item, confirmed_by, confirmed_at, evidence, expires_at, signature)
    SELECT added, position, one ->> 'id', one ->> 'by', promote.time_of(one ->> 'at'), one ->> 'evidence',
      promote.time_of(one ->> 'expires'), one ->> 'signature'
    FROM jsonb_array_elements(said -> 'confirmations') WITH ORDINALITY AS confirmations (one, position);

  INSERT INTO promote.waivers (promotion, position, check_id, fingerprint, rule, subject, reason, owner, until)
    SELECT added, position, one ->> 'check', one ->> 'fingerprint', one ->> 'rule', one ->> 'subject', one ->> 'reason', one ->> 'owner',
      (one ->> 'until')::date
    FROM jsonb_array_elements(said -> 'waivers') WITH ORDINALITY AS waivers (one, position);

  INSERT INTO promote.snapshots (promotion, snapshot_digest, database_digest, objects, server_version, pg_dump_version)
    SELECT added, one ->> 'snapshot', one ->> 'database', (one ->> 'objects')::integer, one ->> 'serverVersion', one ->> 'pgDumpVersion'
    FROM (SELECT said #> '{evidence,schema}' AS one) AS evidence
    WHERE jsonb_typeof(one -> 'objects') = 'number';
  RETURN added;
END $$;

-- Begins the execution of a runbook; again with the same id, nothing. Returns whether it is new.
CREATE FUNCTION promote.append_runbook_execution(said jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO promote.runbook_executions (id, repository, environment, commit_id, runbook, runbook_sha256, title, started_by, started_at)
    VALUES ((said ->> 'id')::uuid, said ->> 'repository', said ->> 'environment', said ->> 'commit', said ->> 'runbook',
      said ->> 'runbookSha256', said ->> 'title', said ->> 'by', (said ->> 'at')::timestamptz)
    ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;

-- Tells a step of an execution, or its end; again at the same position, nothing. Returns whether it is new. Raises PL002
-- where it does not follow the last one, or the execution has ended.
CREATE FUNCTION promote.append_runbook_step(said jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last_position integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('promote runbook ' || (said ->> 'execution'), 0));
  SELECT coalesce(max(position), 0) INTO last_position FROM promote.runbook_steps WHERE execution = (said ->> 'execution')::uuid;
  IF (said ->> 'position')::integer <= last_position THEN
    RETURN false;
  END IF;
  IF (said ->> 'position')::integer <> last_position + 1
    OR EXISTS (SELECT FROM promote.runbook_steps WHERE execution = (said ->> 'execution')::uuid AND step IS NULL) THEN
    RAISE EXCEPTION 'the step does not follow the last one, %', last_position USING ERRCODE = 'PL002';
  END IF;
  INSERT INTO promote.runbook_steps (execution, position, step, title, result, told_by, told_at, note)
    VALUES ((said ->> 'execution')::uuid, (said ->> 'position')::integer, (said ->> 'step')::integer, said ->> 'title', said ->> 'result',
      said ->> 'by', (said ->> 'at')::timestamptz, said ->> 'note');
  RETURN true;
END $$;

-- Takes the lock of an environment for the rest of the session. One row: whether it is held now, and by whom else, since when.
-- What a holder says of itself is its own word; login and process are the server's. Nothing is said in the moment in which the
-- other one has the lock and has not said who it is, nor of a session that took the lock by itself.
CREATE FUNCTION promote.hold_promotion(in_repository text, in_environment text, in_holder text)
RETURNS TABLE (held boolean, holder text, since timestamptz, login text, process integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  lock_number bigint := hashtextextended(format('promote promotion %s %s', in_environment, in_repository), 0);
BEGIN
  IF pg_try_advisory_lock(lock_number) THEN
    INSERT INTO promote.promotion_holders AS known (lock_key, holder, since, backend)
      VALUES (lock_number, left(in_holder, 400), clock_timestamp(), pg_backend_pid())
      ON CONFLICT (lock_key) DO UPDATE SET holder = excluded.holder, since = excluded.since, backend = excluded.backend;
    RETURN QUERY SELECT true, NULL::text, NULL::timestamptz, NULL::text, NULL::integer;
  ELSE
    RETURN QUERY SELECT false, known.holder, known.since, other.usename::text, taken.pid
      FROM (SELECT) AS one
      LEFT JOIN pg_locks AS taken ON taken.locktype = 'advisory' AND taken.granted AND taken.objsubid = 1
        AND taken.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (taken.classid::bigint << 32) | taken.objid::bigint = lock_number
      LEFT JOIN pg_stat_activity AS other ON other.pid = taken.pid
      LEFT JOIN promote.promotion_holders AS known ON known.lock_key = lock_number AND known.backend = taken.pid
        AND known.since >= other.backend_start
      LIMIT 1;
  END IF;
END $$;

-- Who may do what. A login gets `promote_writer` to promote, and `promote_reader` to read what others did.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['promote_reader', 'promote_writer'] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = name);
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA promote FROM PUBLIC;
GRANT USAGE ON SCHEMA promote TO promote_reader, promote_writer;
GRANT SELECT ON ALL TABLES IN SCHEMA promote TO promote_reader;
GRANT EXECUTE ON FUNCTION
  promote.append_promotion(text, text, bigint, text, bytea, text[], bytea[]),
  promote.append_runbook_execution(jsonb),
  promote.append_runbook_step(jsonb),
  promote.hold_promotion(text, text, text)
TO promote_writer;
