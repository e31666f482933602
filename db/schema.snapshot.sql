-- Iteration 01: The ledger of promotions
-- Generated: 2026-11-21
-- Changes: Added the ledger's tables, their append functions and the roles of readers and writers
-- Commit: main branch HEAD
-- server: PostgreSQL 15.18
-- pg_dump: 15.18
-- extension plpgsql: 1.0
-- settings: none
-- digest: v1 sha256:a849212376b434ddd473453300e8d328d61f1cdc6002c5bf999304add468ff8c

--
-- PostgreSQL database dump
--

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: promote; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA promote;


ALTER SCHEMA promote OWNER TO postgres;

--
-- Name: sha256; Type: DOMAIN; Schema: promote; Owner: postgres
--

CREATE DOMAIN promote.sha256 AS text
	CONSTRAINT sha256_check CHECK ((VALUE ~ '^[0-9a-f]{64}$'::text));


ALTER DOMAIN promote.sha256 OWNER TO postgres;

--
-- Name: add_promotion(text, jsonb, text, bytea, jsonb); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.add_promotion(in_ledger text, entry jsonb, entry_line text, statement bytea, said jsonb) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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


ALTER FUNCTION promote.add_promotion(in_ledger text, entry jsonb, entry_line text, statement bytea, said jsonb) OWNER TO postgres;

--
-- Name: append_head(text, text); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.append_head(in_ledger text, in_head text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  content jsonb := in_head::jsonb;
  said jsonb;
  last_size bigint;
  last_head text;
BEGIN
  said := CASE WHEN content ? 'payload' THEN convert_from(decode(content ->> 'payload', 'base64'), 'UTF8')::jsonb ELSE content -> 'head' END;
  PERFORM pg_advisory_xact_lock(hashtextextended('promote ledger ' || in_ledger, 0));
  IF NOT EXISTS (
    SELECT FROM promote.promotions
    WHERE ledger = in_ledger AND sequence = (said ->> 'size')::bigint - 1 AND leaf = said ->> 'lastLeaf'
  ) THEN
    RAISE EXCEPTION 'the head does not count the entries of this ledger' USING ERRCODE = 'PL003';
  END IF;
  SELECT size, head INTO last_size, last_head FROM promote.ledger_heads WHERE ledger = in_ledger ORDER BY id DESC LIMIT 1;
  IF last_head = in_head OR last_size > (said ->> 'size')::bigint THEN
    RETURN false;
  END IF;
  INSERT INTO promote.ledger_heads (ledger, size, head) VALUES (in_ledger, (said ->> 'size')::bigint, in_head);
  RETURN true;
END $$;


ALTER FUNCTION promote.append_head(in_ledger text, in_head text) OWNER TO postgres;

--
-- Name: append_promotion(text, text, bigint, text, bytea, text[], bytea[]); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.append_promotion(in_ledger text, in_parent text, in_parent_sequence bigint, in_entry text, in_payload bytea, in_paths text[], in_contents bytea[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
END $_$;


ALTER FUNCTION promote.append_promotion(in_ledger text, in_parent text, in_parent_sequence bigint, in_entry text, in_payload bytea, in_paths text[], in_contents bytea[]) OWNER TO postgres;

--
-- Name: append_runbook_execution(jsonb); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.append_runbook_execution(said jsonb) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  INSERT INTO promote.runbook_executions (id, repository, environment, commit_id, runbook, runbook_sha256, title, started_by, started_at)
    VALUES ((said ->> 'id')::uuid, said ->> 'repository', said ->> 'environment', said ->> 'commit', said ->> 'runbook',
      said ->> 'runbookSha256', said ->> 'title', said ->> 'by', (said ->> 'at')::timestamptz)
    ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;


ALTER FUNCTION promote.append_runbook_execution(said jsonb) OWNER TO postgres;

--
-- Name: append_runbook_step(jsonb); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.append_runbook_step(said jsonb) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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


ALTER FUNCTION promote.append_runbook_step(said jsonb) OWNER TO postgres;

--
-- Name: chain_of(text); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.chain_of(in_ledger text) RETURNS TABLE(ledger text, last_sequence bigint)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  WITH RECURSIVE chain AS (
    SELECT id, 9223372036854775807::bigint AS upto, parent, parent_sequence FROM promote.ledgers WHERE id = in_ledger
    UNION ALL
    SELECT above.id, chain.parent_sequence, above.parent, above.parent_sequence
    FROM chain JOIN promote.ledgers AS above ON above.id = chain.parent
  )
  SELECT id, upto FROM chain
$$;


ALTER FUNCTION promote.chain_of(in_ledger text) OWNER TO postgres;

--
-- Name: entries_after(text, text, integer); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.entries_after(in_repository text, in_leaf text, in_limit integer) RETURNS TABLE(entry text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  longest text := promote.longest_ledger(in_repository);
  from_sequence bigint := -1;
BEGIN
  IF in_leaf IS NOT NULL THEN
    SELECT one.sequence INTO from_sequence
      FROM promote.promotions AS one JOIN promote.chain_of(longest) AS chain ON chain.ledger = one.ledger AND one.sequence <= chain.last_sequence
      WHERE one.leaf = in_leaf;
    IF from_sequence IS NULL THEN
      RETURN;
    END IF;
  END IF;
  RETURN QUERY SELECT one.entry
    FROM promote.chain_of(longest) AS chain JOIN promote.promotions AS one ON one.ledger = chain.ledger AND one.sequence <= chain.last_sequence
    WHERE one.sequence > from_sequence ORDER BY one.sequence LIMIT in_limit;
END $$;


ALTER FUNCTION promote.entries_after(in_repository text, in_leaf text, in_limit integer) OWNER TO postgres;

--
-- Name: files_of(text); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.files_of(in_leaf text) RETURNS TABLE(path text, content bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT file.path, file.content
  FROM promote.promotions AS one JOIN promote.record_files AS file ON file.promotion = one.id
  WHERE one.leaf = in_leaf ORDER BY file.path COLLATE "C"
$$;


ALTER FUNCTION promote.files_of(in_leaf text) OWNER TO postgres;

--
-- Name: find_entry(text); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.find_entry(in_leaf text) RETURNS TABLE(ledger text, sequence bigint, is_last boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT found.ledger, found.sequence, NOT EXISTS (
    SELECT FROM promote.promotions AS later WHERE later.ledger = found.ledger AND later.sequence > found.sequence
  )
  FROM promote.promotions AS found WHERE found.leaf = in_leaf
$$;


ALTER FUNCTION promote.find_entry(in_leaf text) OWNER TO postgres;

--
-- Name: hold_promotion(text, text, text); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.hold_promotion(in_repository text, in_environment text, in_holder text) RETURNS TABLE(held boolean, holder text, since timestamp with time zone, login text, process integer)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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


ALTER FUNCTION promote.hold_promotion(in_repository text, in_environment text, in_holder text) OWNER TO postgres;

--
-- Name: hold_sealing(text); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.hold_sealing(in_repository text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET lock_timeout TO '8s'
    AS $$
BEGIN
  PERFORM pg_advisory_lock(hashtextextended('promote sealing ' || in_repository, 0));
  RETURN true;
EXCEPTION WHEN lock_not_available THEN
  RETURN false;
END $$;


ALTER FUNCTION promote.hold_sealing(in_repository text) OWNER TO postgres;

--
-- Name: is_entry(text); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.is_entry(line text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
$_$;


ALTER FUNCTION promote.is_entry(line text) OWNER TO postgres;

--
-- Name: is_file_of(text, text); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.is_file_of(path text, file text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
  SELECT starts_with(path, stem) AND substr(path, length(stem) + 1) ~ '^(\.[A-Za-z0-9-]+){1,4}$'
  FROM (SELECT regexp_replace(file, '(\.(sigstore|dsse|manifest|unsigned|statement))?\.json(\.sig)?$', '') AS stem) AS one
$_$;


ALTER FUNCTION promote.is_file_of(path text, file text) OWNER TO postgres;

--
-- Name: is_time(timestamp with time zone); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.is_time(value timestamp with time zone) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  SELECT value >= timestamptz '1970-01-01 00:00:00+00' AND value < timestamptz '10000-01-01 00:00:00+00'
$$;


ALTER FUNCTION promote.is_time(value timestamp with time zone) OWNER TO postgres;

--
-- Name: longest_ledger(text); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.longest_ledger(in_repository text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT one.id FROM promote.ledgers AS one
  JOIN promote.promotions AS first ON first.leaf = one.id
  WHERE one.repository = in_repository
  ORDER BY (SELECT last.sequence FROM promote.promotions AS last WHERE last.ledger = one.id ORDER BY last.sequence DESC LIMIT 1) DESC, first.id
  LIMIT 1
$$;


ALTER FUNCTION promote.longest_ledger(in_repository text) OWNER TO postgres;

--
-- Name: refuse_change(); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % of promote.% is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'PL001';
END $$;


ALTER FUNCTION promote.refuse_change() OWNER TO postgres;

--
-- Name: release_sealing(text); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.release_sealing(in_repository text) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT pg_advisory_unlock(hashtextextended('promote sealing ' || in_repository, 0))
$$;


ALTER FUNCTION promote.release_sealing(in_repository text) OWNER TO postgres;

--
-- Name: time_of(text); Type: FUNCTION; Schema: promote; Owner: postgres
--

CREATE FUNCTION promote.time_of(value text) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN CASE WHEN promote.is_time(value::timestamptz) THEN value::timestamptz END;
EXCEPTION WHEN data_exception OR invalid_datetime_format OR datetime_field_overflow THEN
  RETURN NULL;
END $$;


ALTER FUNCTION promote.time_of(value text) OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: confirmations; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE TABLE promote.confirmations (
    promotion bigint NOT NULL,
    "position" integer NOT NULL,
    item text,
    confirmed_by text,
    confirmed_at timestamp with time zone,
    evidence text,
    expires_at timestamp with time zone,
    signature text,
    CONSTRAINT confirmations_times CHECK ((promote.is_time(confirmed_at) AND promote.is_time(expires_at)))
);


ALTER TABLE promote.confirmations OWNER TO postgres;

--
-- Name: ledger_heads; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE TABLE promote.ledger_heads (
    id bigint NOT NULL,
    ledger promote.sha256 NOT NULL,
    size bigint NOT NULL,
    head text NOT NULL,
    appended_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ledger_heads_size_check CHECK ((size > 0))
);


ALTER TABLE promote.ledger_heads OWNER TO postgres;

--
-- Name: ledger_heads_id_seq; Type: SEQUENCE; Schema: promote; Owner: postgres
--

ALTER TABLE promote.ledger_heads ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME promote.ledger_heads_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledgers; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE TABLE promote.ledgers (
    id promote.sha256 NOT NULL,
    repository text NOT NULL,
    parent promote.sha256,
    parent_sequence bigint,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ledgers_check CHECK (((parent IS NULL) = (parent_sequence IS NULL)))
);


ALTER TABLE promote.ledgers OWNER TO postgres;

--
-- Name: migrations; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE TABLE promote.migrations (
    version integer NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE promote.migrations OWNER TO postgres;

--
-- Name: promotion_checks; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE TABLE promote.promotion_checks (
    promotion bigint NOT NULL,
    "position" integer NOT NULL,
    check_id text NOT NULL,
    title text NOT NULL,
    status text NOT NULL,
    headline text,
    started_at timestamp with time zone,
    duration_ms bigint,
    findings jsonb NOT NULL,
    fault jsonb,
    reason text,
    CONSTRAINT promotion_checks_status_check CHECK ((status = ANY (ARRAY['passed'::text, 'blocked'::text, 'undecided'::text, 'not-reached'::text, 'not-configured'::text]))),
    CONSTRAINT promotion_checks_times CHECK (promote.is_time(started_at))
);


ALTER TABLE promote.promotion_checks OWNER TO postgres;

--
-- Name: promotion_holders; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE UNLOGGED TABLE promote.promotion_holders (
    lock_key bigint NOT NULL,
    holder text NOT NULL,
    since timestamp with time zone NOT NULL,
    backend integer NOT NULL
);


ALTER TABLE promote.promotion_holders OWNER TO postgres;

--
-- Name: promotions; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE TABLE promote.promotions (
    id bigint NOT NULL,
    ledger promote.sha256 NOT NULL,
    sequence bigint NOT NULL,
    previous promote.sha256,
    leaf promote.sha256 NOT NULL,
    entry text NOT NULL,
    payload_sha256 promote.sha256 NOT NULL,
    payload bytea NOT NULL,
    record_id uuid NOT NULL,
    file text NOT NULL,
    outcome text NOT NULL,
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
    stopped_at text,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    appended_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT promotions_check CHECK ((encode(sha256(payload), 'hex'::text) = (payload_sha256)::text)),
    CONSTRAINT promotions_check1 CHECK (((sequence = 0) = (previous IS NULL))),
    CONSTRAINT promotions_outcome_check CHECK ((outcome = ANY (ARRAY['cleared'::text, 'blocked'::text, 'undecided'::text]))),
    CONSTRAINT promotions_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT promotions_times CHECK ((promote.is_time(started_at) AND promote.is_time(finished_at) AND promote.is_time(expires_at)))
);


ALTER TABLE promote.promotions OWNER TO postgres;

--
-- Name: promotions_id_seq; Type: SEQUENCE; Schema: promote; Owner: postgres
--

ALTER TABLE promote.promotions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME promote.promotions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: record_files; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE TABLE promote.record_files (
    promotion bigint NOT NULL,
    path text NOT NULL,
    content bytea NOT NULL
);


ALTER TABLE promote.record_files OWNER TO postgres;

--
-- Name: runbook_executions; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE TABLE promote.runbook_executions (
    id uuid NOT NULL,
    repository text NOT NULL,
    environment text,
    commit_id text NOT NULL,
    runbook text NOT NULL,
    runbook_sha256 promote.sha256 NOT NULL,
    title text NOT NULL,
    started_by text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    appended_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT runbook_executions_times CHECK (promote.is_time(started_at))
);


ALTER TABLE promote.runbook_executions OWNER TO postgres;

--
-- Name: runbook_steps; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE TABLE promote.runbook_steps (
    execution uuid NOT NULL,
    "position" integer NOT NULL,
    step integer,
    title text,
    result text NOT NULL,
    told_by text NOT NULL,
    told_at timestamp with time zone NOT NULL,
    note text,
    CONSTRAINT runbook_steps_check CHECK (
CASE
    WHEN (step IS NULL) THEN (result = ANY (ARRAY['finished'::text, 'abandoned'::text]))
    ELSE (result = ANY (ARRAY['done'::text, 'failed'::text, 'skipped'::text]))
END),
    CONSTRAINT runbook_steps_position_check CHECK (("position" > 0)),
    CONSTRAINT runbook_steps_times CHECK (promote.is_time(told_at))
);


ALTER TABLE promote.runbook_steps OWNER TO postgres;

--
-- Name: snapshots; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE TABLE promote.snapshots (
    promotion bigint NOT NULL,
    snapshot_digest text,
    database_digest text,
    objects integer NOT NULL,
    server_version text,
    pg_dump_version text
);


ALTER TABLE promote.snapshots OWNER TO postgres;

--
-- Name: waivers; Type: TABLE; Schema: promote; Owner: postgres
--

CREATE TABLE promote.waivers (
    promotion bigint NOT NULL,
    "position" integer NOT NULL,
    check_id text NOT NULL,
    fingerprint text NOT NULL,
    rule text NOT NULL,
    subject text NOT NULL,
    reason text NOT NULL,
    owner text NOT NULL,
    until date NOT NULL,
    CONSTRAINT waivers_times CHECK (((until >= '1970-01-01'::date) AND (until < '10000-01-01'::date)))
);


ALTER TABLE promote.waivers OWNER TO postgres;

--
-- Name: confirmations confirmations_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.confirmations
    ADD CONSTRAINT confirmations_pkey PRIMARY KEY (promotion, "position");


--
-- Name: ledger_heads ledger_heads_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.ledger_heads
    ADD CONSTRAINT ledger_heads_pkey PRIMARY KEY (id);


--
-- Name: ledgers ledgers_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.ledgers
    ADD CONSTRAINT ledgers_pkey PRIMARY KEY (id);


--
-- Name: migrations migrations_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.migrations
    ADD CONSTRAINT migrations_pkey PRIMARY KEY (version);


--
-- Name: promotion_checks promotion_checks_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.promotion_checks
    ADD CONSTRAINT promotion_checks_pkey PRIMARY KEY (promotion, "position");


--
-- Name: promotion_holders promotion_holders_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.promotion_holders
    ADD CONSTRAINT promotion_holders_pkey PRIMARY KEY (lock_key);


--
-- Name: promotions promotions_leaf_key; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.promotions
    ADD CONSTRAINT promotions_leaf_key UNIQUE (leaf);


--
-- Name: promotions promotions_ledger_previous_key; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.promotions
    ADD CONSTRAINT promotions_ledger_previous_key UNIQUE (ledger, previous);


--
-- Name: promotions promotions_ledger_sequence_key; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.promotions
    ADD CONSTRAINT promotions_ledger_sequence_key UNIQUE (ledger, sequence);


--
-- Name: promotions promotions_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.promotions
    ADD CONSTRAINT promotions_pkey PRIMARY KEY (id);


--
-- Name: record_files record_files_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.record_files
    ADD CONSTRAINT record_files_pkey PRIMARY KEY (promotion, path);


--
-- Name: runbook_executions runbook_executions_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.runbook_executions
    ADD CONSTRAINT runbook_executions_pkey PRIMARY KEY (id);


--
-- Name: runbook_steps runbook_steps_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.runbook_steps
    ADD CONSTRAINT runbook_steps_pkey PRIMARY KEY (execution, "position");


--
-- Name: snapshots snapshots_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.snapshots
    ADD CONSTRAINT snapshots_pkey PRIMARY KEY (promotion);


--
-- Name: waivers waivers_pkey; Type: CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.waivers
    ADD CONSTRAINT waivers_pkey PRIMARY KEY (promotion, "position");


--
-- Name: ledger_heads_ledger; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX ledger_heads_ledger ON promote.ledger_heads USING btree (ledger, id);


--
-- Name: ledgers_parent; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX ledgers_parent ON promote.ledgers USING btree (parent);


--
-- Name: ledgers_repository; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX ledgers_repository ON promote.ledgers USING btree (repository);


--
-- Name: promotion_checks_check; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX promotion_checks_check ON promote.promotion_checks USING btree (check_id, started_at);


--
-- Name: promotion_checks_time; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX promotion_checks_time ON promote.promotion_checks USING btree (started_at) INCLUDE (check_id, duration_ms) WHERE (duration_ms IS NOT NULL);


--
-- Name: promotions_cleared; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX promotions_cleared ON promote.promotions USING btree (repository, environment_to, finished_at, id) WHERE ((outcome = 'cleared'::text) AND (purpose = 'release-gate'::text));


--
-- Name: promotions_commit; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX promotions_commit ON promote.promotions USING btree (commit_id text_pattern_ops, finished_at, id);


--
-- Name: promotions_day; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX promotions_day ON promote.promotions USING btree (finished_at, outcome);


--
-- Name: promotions_environment_time; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX promotions_environment_time ON promote.promotions USING btree (environment_to, finished_at, id);


--
-- Name: promotions_outcome_time; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX promotions_outcome_time ON promote.promotions USING btree (outcome, finished_at, id);


--
-- Name: promotions_record; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX promotions_record ON promote.promotions USING btree (record_id);


--
-- Name: promotions_stopped; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX promotions_stopped ON promote.promotions USING btree (finished_at, stopped_at, outcome, id) WHERE (stopped_at IS NOT NULL);


--
-- Name: promotions_time; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX promotions_time ON promote.promotions USING btree (finished_at, id);


--
-- Name: runbook_executions_time; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX runbook_executions_time ON promote.runbook_executions USING btree (started_at, id);


--
-- Name: waivers_until; Type: INDEX; Schema: promote; Owner: postgres
--

CREATE INDEX waivers_until ON promote.waivers USING btree (until);


--
-- Name: confirmations append_only; Type: TRIGGER; Schema: promote; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON promote.confirmations FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change();

ALTER TABLE promote.confirmations ENABLE ALWAYS TRIGGER append_only;


--
-- Name: ledger_heads append_only; Type: TRIGGER; Schema: promote; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON promote.ledger_heads FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change();

ALTER TABLE promote.ledger_heads ENABLE ALWAYS TRIGGER append_only;


--
-- Name: ledgers append_only; Type: TRIGGER; Schema: promote; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON promote.ledgers FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change();

ALTER TABLE promote.ledgers ENABLE ALWAYS TRIGGER append_only;


--
-- Name: promotion_checks append_only; Type: TRIGGER; Schema: promote; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON promote.promotion_checks FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change();

ALTER TABLE promote.promotion_checks ENABLE ALWAYS TRIGGER append_only;


--
-- Name: promotions append_only; Type: TRIGGER; Schema: promote; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON promote.promotions FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change();

ALTER TABLE promote.promotions ENABLE ALWAYS TRIGGER append_only;


--
-- Name: record_files append_only; Type: TRIGGER; Schema: promote; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON promote.record_files FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change();

ALTER TABLE promote.record_files ENABLE ALWAYS TRIGGER append_only;


--
-- Name: runbook_executions append_only; Type: TRIGGER; Schema: promote; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON promote.runbook_executions FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change();

ALTER TABLE promote.runbook_executions ENABLE ALWAYS TRIGGER append_only;


--
-- Name: runbook_steps append_only; Type: TRIGGER; Schema: promote; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON promote.runbook_steps FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change();

ALTER TABLE promote.runbook_steps ENABLE ALWAYS TRIGGER append_only;


--
-- Name: snapshots append_only; Type: TRIGGER; Schema: promote; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON promote.snapshots FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change();

ALTER TABLE promote.snapshots ENABLE ALWAYS TRIGGER append_only;


--
-- Name: waivers append_only; Type: TRIGGER; Schema: promote; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON promote.waivers FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change();

ALTER TABLE promote.waivers ENABLE ALWAYS TRIGGER append_only;


--
-- Name: confirmations confirmations_promotion_fkey; Type: FK CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.confirmations
    ADD CONSTRAINT confirmations_promotion_fkey FOREIGN KEY (promotion) REFERENCES promote.promotions(id);


--
-- Name: ledger_heads ledger_heads_ledger_fkey; Type: FK CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.ledger_heads
    ADD CONSTRAINT ledger_heads_ledger_fkey FOREIGN KEY (ledger) REFERENCES promote.ledgers(id);


--
-- Name: ledgers ledgers_parent_fkey; Type: FK CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.ledgers
    ADD CONSTRAINT ledgers_parent_fkey FOREIGN KEY (parent) REFERENCES promote.ledgers(id);


--
-- Name: promotion_checks promotion_checks_promotion_fkey; Type: FK CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.promotion_checks
    ADD CONSTRAINT promotion_checks_promotion_fkey FOREIGN KEY (promotion) REFERENCES promote.promotions(id);


--
-- Name: promotions promotions_ledger_fkey; Type: FK CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.promotions
    ADD CONSTRAINT promotions_ledger_fkey FOREIGN KEY (ledger) REFERENCES promote.ledgers(id);


--
-- Name: record_files record_files_promotion_fkey; Type: FK CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.record_files
    ADD CONSTRAINT record_files_promotion_fkey FOREIGN KEY (promotion) REFERENCES promote.promotions(id);


--
-- Name: runbook_steps runbook_steps_execution_fkey; Type: FK CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.runbook_steps
    ADD CONSTRAINT runbook_steps_execution_fkey FOREIGN KEY (execution) REFERENCES promote.runbook_executions(id);


--
-- Name: snapshots snapshots_promotion_fkey; Type: FK CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.snapshots
    ADD CONSTRAINT snapshots_promotion_fkey FOREIGN KEY (promotion) REFERENCES promote.promotions(id);


--
-- Name: waivers waivers_promotion_fkey; Type: FK CONSTRAINT; Schema: promote; Owner: postgres
--

ALTER TABLE ONLY promote.waivers
    ADD CONSTRAINT waivers_promotion_fkey FOREIGN KEY (promotion) REFERENCES promote.promotions(id);


--
-- Name: SCHEMA promote; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA promote TO promote_reader;
GRANT USAGE ON SCHEMA promote TO promote_writer;


--
-- Name: FUNCTION add_promotion(in_ledger text, entry jsonb, entry_line text, statement bytea, said jsonb); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.add_promotion(in_ledger text, entry jsonb, entry_line text, statement bytea, said jsonb) FROM PUBLIC;


--
-- Name: FUNCTION append_head(in_ledger text, in_head text); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.append_head(in_ledger text, in_head text) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.append_head(in_ledger text, in_head text) TO promote_writer;


--
-- Name: FUNCTION append_promotion(in_ledger text, in_parent text, in_parent_sequence bigint, in_entry text, in_payload bytea, in_paths text[], in_contents bytea[]); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.append_promotion(in_ledger text, in_parent text, in_parent_sequence bigint, in_entry text, in_payload bytea, in_paths text[], in_contents bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.append_promotion(in_ledger text, in_parent text, in_parent_sequence bigint, in_entry text, in_payload bytea, in_paths text[], in_contents bytea[]) TO promote_writer;


--
-- Name: FUNCTION append_runbook_execution(said jsonb); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.append_runbook_execution(said jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.append_runbook_execution(said jsonb) TO promote_writer;


--
-- Name: FUNCTION append_runbook_step(said jsonb); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.append_runbook_step(said jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.append_runbook_step(said jsonb) TO promote_writer;


--
-- Name: FUNCTION chain_of(in_ledger text); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.chain_of(in_ledger text) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.chain_of(in_ledger text) TO promote_reader;


--
-- Name: FUNCTION entries_after(in_repository text, in_leaf text, in_limit integer); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.entries_after(in_repository text, in_leaf text, in_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.entries_after(in_repository text, in_leaf text, in_limit integer) TO promote_writer;


--
-- Name: FUNCTION files_of(in_leaf text); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.files_of(in_leaf text) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.files_of(in_leaf text) TO promote_reader;
GRANT ALL ON FUNCTION promote.files_of(in_leaf text) TO promote_writer;


--
-- Name: FUNCTION find_entry(in_leaf text); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.find_entry(in_leaf text) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.find_entry(in_leaf text) TO promote_writer;


--
-- Name: FUNCTION hold_promotion(in_repository text, in_environment text, in_holder text); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.hold_promotion(in_repository text, in_environment text, in_holder text) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.hold_promotion(in_repository text, in_environment text, in_holder text) TO promote_writer;


--
-- Name: FUNCTION hold_sealing(in_repository text); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.hold_sealing(in_repository text) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.hold_sealing(in_repository text) TO promote_writer;


--
-- Name: FUNCTION is_entry(line text); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.is_entry(line text) FROM PUBLIC;


--
-- Name: FUNCTION is_file_of(path text, file text); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.is_file_of(path text, file text) FROM PUBLIC;


--
-- Name: FUNCTION is_time(value timestamp with time zone); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.is_time(value timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.is_time(value timestamp with time zone) TO promote_reader;
GRANT ALL ON FUNCTION promote.is_time(value timestamp with time zone) TO promote_writer;


--
-- Name: FUNCTION longest_ledger(in_repository text); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.longest_ledger(in_repository text) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.longest_ledger(in_repository text) TO promote_reader;


--
-- Name: FUNCTION refuse_change(); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.refuse_change() FROM PUBLIC;


--
-- Name: FUNCTION release_sealing(in_repository text); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.release_sealing(in_repository text) FROM PUBLIC;
GRANT ALL ON FUNCTION promote.release_sealing(in_repository text) TO promote_writer;


--
-- Name: FUNCTION time_of(value text); Type: ACL; Schema: promote; Owner: postgres
--

REVOKE ALL ON FUNCTION promote.time_of(value text) FROM PUBLIC;


--
-- Name: TABLE confirmations; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.confirmations TO promote_reader;


--
-- Name: TABLE ledger_heads; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.ledger_heads TO promote_reader;


--
-- Name: TABLE ledgers; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.ledgers TO promote_reader;


--
-- Name: TABLE migrations; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.migrations TO promote_reader;
GRANT SELECT ON TABLE promote.migrations TO promote_writer;


--
-- Name: TABLE promotion_checks; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.promotion_checks TO promote_reader;


--
-- Name: TABLE promotion_holders; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.promotion_holders TO promote_reader;


--
-- Name: TABLE promotions; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.promotions TO promote_reader;


--
-- Name: TABLE record_files; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.record_files TO promote_reader;


--
-- Name: TABLE runbook_executions; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.runbook_executions TO promote_reader;


--
-- Name: TABLE runbook_steps; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.runbook_steps TO promote_reader;


--
-- Name: TABLE snapshots; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.snapshots TO promote_reader;


--
-- Name: TABLE waivers; Type: ACL; Schema: promote; Owner: postgres
--

GRANT SELECT ON TABLE promote.waivers TO promote_reader;


--
-- PostgreSQL database dump complete
--

