-- What a machine that appends has to know of the chain, the heads of ledgers, and the lock under which a record gets its place.

-- The files of heads, as they were written beside the file ledger; the latest of a ledger is its head.
CREATE TABLE promote.ledger_heads (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ledger promote.sha256 NOT NULL REFERENCES promote.ledgers,
  -- How many entries it counts, those before a branch included.
  size bigint NOT NULL CHECK (size > 0),
  head text NOT NULL,
  appended_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ledger_heads_ledger ON promote.ledger_heads (ledger, id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON promote.ledger_heads
  FOR EACH STATEMENT EXECUTE FUNCTION promote.refuse_change();
ALTER TABLE promote.ledger_heads ENABLE ALWAYS TRIGGER append_only;

-- Keeps the file of a ledger's head; the same again, or one that counts less than the last, changes nothing. Returns whether
-- it is new. Raises PL003 where it is not the head of entries that are there.
CREATE FUNCTION promote.append_head(in_ledger text, in_head text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- Where an entry is, and whether its ledger ends with it; no row where it is not there.
CREATE FUNCTION promote.find_entry(in_leaf text) RETURNS TABLE (ledger text, sequence bigint, is_last boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT found.ledger, found.sequence, NOT EXISTS (
    SELECT FROM promote.promotions AS later WHERE later.ledger = found.ledger AND later.sequence > found.sequence
  )
  FROM promote.promotions AS found WHERE found.leaf = in_leaf
$$;

-- The ledger of a repository that machines follow: the one with the longest chain, of several the one that was opened first. So
-- a branch that comes late from a machine that was away takes no other machine with it.
CREATE FUNCTION promote.longest_ledger(in_repository text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT one.id FROM promote.ledgers AS one
  JOIN promote.promotions AS first ON first.leaf = one.id
  WHERE one.repository = in_repository
  ORDER BY (SELECT last.sequence FROM promote.promotions AS last WHERE last.ledger = one.id ORDER BY last.sequence DESC LIMIT 1) DESC, first.id
  LIMIT 1
$$;

-- A ledger's chain from its first entry, whichever ledgers it branched off: which entries of which ledger.
CREATE FUNCTION promote.chain_of(in_ledger text) RETURNS TABLE (ledger text, last_sequence bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE chain AS (
    SELECT id, 9223372036854775807::bigint AS upto, parent, parent_sequence FROM promote.ledgers WHERE id = in_ledger
    UNION ALL
    SELECT above.id, chain.parent_sequence, above.parent, above.parent_sequence
    FROM chain JOIN promote.ledgers AS above ON above.id = chain.parent
  )
  SELECT id, upto FROM chain
$$;

-- Lines of the chain of the repository's longest ledger, after the entry named, or from the first one; none where that entry is
-- not in that chain.
CREATE FUNCTION promote.entries_after(in_repository text, in_leaf text, in_limit integer) RETURNS TABLE (entry text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- The files of an entry's record, co-signatures included.
CREATE FUNCTION promote.files_of(in_leaf text) RETURNS TABLE (path text, content bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT file.path, file.content
  FROM promote.promotions AS one JOIN promote.record_files AS file ON file.promotion = one.id
  WHERE one.leaf = in_leaf ORDER BY file.path COLLATE "C"
$$;

-- Takes the lock under which a record of the repository gets its place, for the rest of the session. False where somebody else
-- still had it after some seconds.
CREATE FUNCTION promote.hold_sealing(in_repository text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '8s' AS $$
BEGIN
  PERFORM pg_advisory_lock(hashtextextended('promote sealing ' || in_repository, 0));
  RETURN true;
EXCEPTION WHEN lock_not_available THEN
  RETURN false;
END $$;

CREATE FUNCTION promote.release_sealing(in_repository text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT pg_advisory_unlock(hashtextextended('promote sealing ' || in_repository, 0))
$$;

REVOKE ALL ON FUNCTION
  promote.append_head(text, text),
  promote.find_entry(text),
  promote.longest_ledger(text),
  promote.chain_of(text),
  promote.entries_after(text, text, integer),
  promote.files_of(text),
  promote.hold_sealing(text),
  promote.release_sealing(text)
FROM PUBLIC;
GRANT SELECT ON promote.ledger_heads TO promote_reader;
GRANT EXECUTE ON FUNCTION promote.longest_ledger(text), promote.chain_of(text), promote.files_of(text) TO promote_reader;
GRANT EXECUTE ON FUNCTION
  promote.append_head(text, text),
  promote.find_entry(text),
  promote.entries_after(text, text, integer),
  promote.files_of(text),
  promote.hold_sealing(text),
  promote.release_sealing(text)
TO promote_writer;
