--
-- PostgreSQL database dump
--

\restrict k0nFHHzBvTq0NoToken

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
-- Name: Weird "Name; x; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA "Weird ""Name; x";


ALTER SCHEMA "Weird ""Name; x" OWNER TO postgres;

--
-- Name: app; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA app;


ALTER SCHEMA app OWNER TO postgres;

--
-- Name: SCHEMA app; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON SCHEMA app IS 's';


--
-- Name: de; Type: COLLATION; Schema: app; Owner: postgres
--

CREATE COLLATION app.de (provider = libc, locale = 'C');


ALTER COLLATION app.de OWNER TO postgres;

--
-- Name: addr; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.addr AS (
	street text,
	zip text COLLATE pg_catalog."C"
);


ALTER TYPE app.addr OWNER TO postgres;

--
-- Name: mood; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.mood AS ENUM (
    'sad',
    'ok',
    'happy'
);


ALTER TYPE app.mood OWNER TO postgres;

--
-- Name: posint; Type: DOMAIN; Schema: app; Owner: postgres
--

CREATE DOMAIN app.posint AS integer NOT NULL DEFAULT 1
	CONSTRAINT pos CHECK ((VALUE > 0));


ALTER DOMAIN app.posint OWNER TO postgres;

--
-- Name: DOMAIN posint; Type: COMMENT; Schema: app; Owner: postgres
--

COMMENT ON DOMAIN app.posint IS 'dd';


--
-- Name: CONSTRAINT pos ON DOMAIN posint; Type: COMMENT; Schema: app; Owner: postgres
--

COMMENT ON CONSTRAINT pos ON DOMAIN app.posint IS 'dc';


--
-- Name: rng; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.rng AS RANGE (
    subtype = double precision,
    multirange_type_name = app.rng_multirange
);


ALTER TYPE app.rng OWNER TO postgres;

--
-- Name: CAST (app.addr AS text); Type: CAST; Schema: -; Owner: -
--

CREATE CAST (app.addr AS text) WITH INOUT;


--
-- Name: et(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.et() RETURNS event_trigger
    LANGUAGE plpgsql
    AS $$begin end$$;


ALTER FUNCTION app.et() OWNER TO postgres;

--
-- Name: f(text); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.f(a text) RETURNS integer
    LANGUAGE sql
    AS $$select 2$$;


ALTER FUNCTION app.f(a text) OWNER TO postgres;

--
-- Name: f(integer, text); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.f(a integer, b text DEFAULT 'x;y$$'::text) RETURNS integer
    LANGUAGE plpgsql
    AS $$ begin -- Name: fake; Type: TABLE; Schema: x; Owner: y
 return 1; end; $$;


ALTER FUNCTION app.f(a integer, b text) OWNER TO postgres;

--
-- Name: FUNCTION f(a integer, b text); Type: COMMENT; Schema: app; Owner: postgres
--

COMMENT ON FUNCTION app.f(a integer, b text) IS 'ff';


--
-- Name: g(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.g() RETURNS integer
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN true THEN 1
             ELSE NULL::integer
         END AS "case";
 SELECT 2;
END;


ALTER FUNCTION app.g() OWNER TO postgres;

--
-- Name: pr(); Type: PROCEDURE; Schema: app; Owner: postgres
--

CREATE PROCEDURE app.pr()
    LANGUAGE sql
    AS $$select 1$$;


ALTER PROCEDURE app.pr() OWNER TO postgres;

--
-- Name: strictconf(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.strictconf() RETURNS void
    LANGUAGE sql IMMUTABLE SECURITY DEFINER COST 5 PARALLEL SAFE
    SET search_path TO 'app', 'pg_temp'
    AS $$select 1$$;


ALTER FUNCTION app.strictconf() OWNER TO postgres;

--
-- Name: trg(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.trg() RETURNS trigger
    LANGUAGE plpgsql
    AS $$begin return new; end$$;


ALTER FUNCTION app.trg() OWNER TO postgres;

--
-- Name: agg(integer); Type: AGGREGATE; Schema: app; Owner: postgres
--

CREATE AGGREGATE app.agg(integer) (
    SFUNC = int4pl,
    STYPE = integer
);


ALTER AGGREGATE app.agg(integer) OWNER TO postgres;

--
-- Name: ===; Type: OPERATOR; Schema: app; Owner: postgres
--

CREATE OPERATOR app.=== (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer
);


ALTER OPERATOR app.=== (integer, integer) OWNER TO postgres;

--
-- Name: fam; Type: OPERATOR FAMILY; Schema: app; Owner: postgres
--

CREATE OPERATOR FAMILY app.fam USING btree;


ALTER OPERATOR FAMILY app.fam USING btree OWNER TO postgres;

--
-- Name: myops; Type: OPERATOR FAMILY; Schema: app; Owner: postgres
--

CREATE OPERATOR FAMILY app.myops USING btree;


ALTER OPERATOR FAMILY app.myops USING btree OWNER TO postgres;

--
-- Name: myops; Type: OPERATOR CLASS; Schema: app; Owner: postgres
--

CREATE OPERATOR CLASS app.myops
    FOR TYPE integer USING btree FAMILY app.myops AS
    OPERATOR 1 <(integer,integer) ,
    OPERATOR 2 <=(integer,integer) ,
    OPERATOR 3 =(integer,integer) ,
    OPERATOR 4 >=(integer,integer) ,
    OPERATOR 5 >(integer,integer) ,
    FUNCTION 1 (integer, integer) btint4cmp(integer,integer);


ALTER OPERATOR CLASS app.myops USING btree OWNER TO postgres;

--
-- Name: cnv; Type: CONVERSION; Schema: app; Owner: postgres
--

CREATE CONVERSION app.cnv FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;


ALTER CONVERSION app.cnv OWNER TO postgres;

--
-- Name: tsc; Type: TEXT SEARCH CONFIGURATION; Schema: app; Owner: postgres
--

CREATE TEXT SEARCH CONFIGURATION app.tsc (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR asciiword WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR word WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR numword WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR email WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR url WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR host WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR sfloat WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR version WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR hword_numpart WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR hword_part WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR hword_asciipart WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR numhword WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR asciihword WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR hword WITH english_stem;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR url_path WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR file WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR "float" WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR "int" WITH simple;

ALTER TEXT SEARCH CONFIGURATION app.tsc
    ADD MAPPING FOR uint WITH simple;


ALTER TEXT SEARCH CONFIGURATION app.tsc OWNER TO postgres;

--
-- Name: fdw; Type: FOREIGN DATA WRAPPER; Schema: -; Owner: postgres
--

CREATE FOREIGN DATA WRAPPER fdw;


ALTER FOREIGN DATA WRAPPER fdw OWNER TO postgres;

--
-- Name: srv; Type: SERVER; Schema: -; Owner: postgres
--

CREATE SERVER srv FOREIGN DATA WRAPPER fdw OPTIONS (
    dbname 'd',
    host 'h'
);


ALTER SERVER srv OWNER TO postgres;

--
-- Name: USER MAPPING r_reader SERVER srv; Type: USER MAPPING; Schema: -; Owner: postgres
--

CREATE USER MAPPING FOR r_reader SERVER srv OPTIONS (
    password 'T0PS3CRET',
    "user" 'u'
);


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: constructor; Type: TABLE; Schema: Weird "Name; x; Owner: postgres
--

CREATE TABLE "Weird ""Name; x".constructor (
    "Col;1" integer,
    "select" text DEFAULT ';--'::text,
    __proto__ integer,
    CONSTRAINT "toString" CHECK (("Col;1" > 0))
);


ALTER TABLE "Weird ""Name; x".constructor OWNER TO postgres;

--
-- Name: child; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.child (
    id integer NOT NULL,
    parent_id bigint NOT NULL,
    j jsonb
)
WITH (fillfactor='70', autovacuum_enabled=off);
ALTER TABLE ONLY app.child ALTER COLUMN j SET STATISTICS 500;
ALTER TABLE ONLY app.child ALTER COLUMN j SET STORAGE EXTERNAL;
ALTER TABLE ONLY app.child ALTER COLUMN j SET COMPRESSION pglz;

ALTER TABLE ONLY app.child FORCE ROW LEVEL SECURITY;


ALTER TABLE app.child OWNER TO postgres;

--
-- Name: child_id_seq; Type: SEQUENCE; Schema: app; Owner: postgres
--

CREATE SEQUENCE app.child_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE app.child_id_seq OWNER TO postgres;

--
-- Name: child_id_seq; Type: SEQUENCE OWNED BY; Schema: app; Owner: postgres
--

ALTER SEQUENCE app.child_id_seq OWNED BY app.child.id;


--
-- Name: free_seq; Type: SEQUENCE; Schema: app; Owner: postgres
--

CREATE SEQUENCE app.free_seq
    START WITH 5
    INCREMENT BY 2
    NO MINVALUE
    NO MAXVALUE
    CACHE 10;


ALTER TABLE app.free_seq OWNER TO postgres;

--
-- Name: ft; Type: FOREIGN TABLE; Schema: app; Owner: postgres
--

CREATE FOREIGN TABLE app.ft (
    x integer
)
SERVER srv
OPTIONS (
    table_name 'z'
);


ALTER FOREIGN TABLE app.ft OWNER TO postgres;

--
-- Name: inh; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.inh (
)
INHERITS (app.child);
ALTER TABLE ONLY app.inh ALTER COLUMN j SET STORAGE EXTERNAL;
ALTER TABLE ONLY app.inh ALTER COLUMN j SET COMPRESSION pglz;


ALTER TABLE app.inh OWNER TO postgres;

--
-- Name: parent; Type: TABLE; Schema: app; Owner: r_owner
--

CREATE TABLE app.parent (
    id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    m app.mood DEFAULT 'ok'::app.mood,
    a app.addr,
    p app.posint,
    tags text[] DEFAULT '{}'::text[],
    created timestamp with time zone DEFAULT '2026-01-01 00:00:00+00'::timestamp with time zone,
    total numeric(10,2) GENERATED ALWAYS AS (1.5) STORED,
    exclude boolean,
    CONSTRAINT ck CHECK ((length(name) > 1))
);


ALTER TABLE app.parent OWNER TO r_owner;

--
-- Name: TABLE parent; Type: COMMENT; Schema: app; Owner: r_owner
--

COMMENT ON TABLE app.parent IS 'multi
line -- Name: x; it''s; $$ tricky';


--
-- Name: COLUMN parent.name; Type: COMMENT; Schema: app; Owner: r_owner
--

COMMENT ON COLUMN app.parent.name IS 'tab	here \ back';


--
-- Name: CONSTRAINT ck ON parent; Type: COMMENT; Schema: app; Owner: r_owner
--

COMMENT ON CONSTRAINT ck ON app.parent IS 'cc';


--
-- Name: mv; Type: MATERIALIZED VIEW; Schema: app; Owner: postgres
--

CREATE MATERIALIZED VIEW app.mv AS
 SELECT p.id,
    count(*) AS c
   FROM app.parent p,
    app.child c
  GROUP BY p.id
  WITH NO DATA;


ALTER TABLE app.mv OWNER TO postgres;

--
-- Name: parent_id_seq; Type: SEQUENCE; Schema: app; Owner: r_owner
--

ALTER TABLE app.parent ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME app.parent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: part; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.part (
    id integer,
    ts date NOT NULL,
    v text
)
PARTITION BY RANGE (ts);


ALTER TABLE app.part OWNER TO postgres;

--
-- Name: part_1; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.part_1 (
    id integer,
    ts date NOT NULL,
    v text
);


ALTER TABLE app.part_1 OWNER TO postgres;

--
-- Name: part_def; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.part_def (
    id integer,
    ts date NOT NULL,
    v text
);


ALTER TABLE app.part_def OWNER TO postgres;

--
-- Name: seqown; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.seqown (
    id bigint
);


ALTER TABLE app.seqown OWNER TO postgres;

--
-- Name: s2; Type: SEQUENCE; Schema: app; Owner: postgres
--

CREATE SEQUENCE app.s2
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE app.s2 OWNER TO postgres;

--
-- Name: s2; Type: SEQUENCE OWNED BY; Schema: app; Owner: postgres
--

ALTER SEQUENCE app.s2 OWNED BY app.seqown.id;


--
-- Name: ul; Type: TABLE; Schema: app; Owner: postgres
--

CREATE UNLOGGED TABLE app.ul (
    x integer
);


ALTER TABLE app.ul OWNER TO postgres;

--
-- Name: v; Type: VIEW; Schema: app; Owner: postgres
--

CREATE VIEW app.v WITH (security_barrier='true') AS
 SELECT parent.id,
    child.j
   FROM (app.parent
     JOIN app.child ON ((parent.id = child.parent_id)));


ALTER TABLE app.v OWNER TO postgres;

--
-- Name: w; Type: VIEW; Schema: app; Owner: postgres
--

CREATE VIEW app.w AS
 SELECT 1 AS one;


ALTER TABLE app.w OWNER TO postgres;

--
-- Name: part_1; Type: TABLE ATTACH; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.part ATTACH PARTITION app.part_1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');


--
-- Name: part_def; Type: TABLE ATTACH; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.part ATTACH PARTITION app.part_def DEFAULT;


--
-- Name: child id; Type: DEFAULT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.child ALTER COLUMN id SET DEFAULT nextval('app.child_id_seq'::regclass);


--
-- Name: inh id; Type: DEFAULT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.inh ALTER COLUMN id SET DEFAULT nextval('app.child_id_seq'::regclass);


--
-- Name: seqown id; Type: DEFAULT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.seqown ALTER COLUMN id SET DEFAULT nextval('app.s2'::regclass);


--
-- Name: child child_pkey; Type: CONSTRAINT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.child
    ADD CONSTRAINT child_pkey PRIMARY KEY (id);

ALTER TABLE app.child CLUSTER ON child_pkey;

ALTER TABLE ONLY app.child REPLICA IDENTITY USING INDEX child_pkey;


--
-- Name: parent parent_int4range_excl; Type: CONSTRAINT; Schema: app; Owner: r_owner
--

ALTER TABLE ONLY app.parent
    ADD CONSTRAINT parent_int4range_excl EXCLUDE USING gist (int4range(1, 2) WITH &&);


--
-- Name: parent parent_pkey; Type: CONSTRAINT; Schema: app; Owner: r_owner
--

ALTER TABLE ONLY app.parent
    ADD CONSTRAINT parent_pkey PRIMARY KEY (id);


--
-- Name: parent uq_name; Type: CONSTRAINT; Schema: app; Owner: r_owner
--

ALTER TABLE ONLY app.parent
    ADD CONSTRAINT uq_name UNIQUE NULLS NOT DISTINCT (name);


--
-- Name: ix1; Type: INDEX; Schema: app; Owner: postgres
--

CREATE INDEX ix1 ON app.child USING gin (j jsonb_path_ops) WHERE (parent_id > 3);


--
-- Name: INDEX ix1; Type: COMMENT; Schema: app; Owner: postgres
--

COMMENT ON INDEX app.ix1 IS 'c';


--
-- Name: ix2; Type: INDEX; Schema: app; Owner: postgres
--

CREATE UNIQUE INDEX ix2 ON app.child USING btree (lower((j)::text) DESC NULLS LAST) INCLUDE (parent_id);


--
-- Name: mvx; Type: INDEX; Schema: app; Owner: postgres
--

CREATE UNIQUE INDEX mvx ON app.mv USING btree (c);


--
-- Name: part_ix; Type: INDEX; Schema: app; Owner: postgres
--

CREATE INDEX part_ix ON ONLY app.part USING btree (id);


--
-- Name: part_1_id_idx; Type: INDEX; Schema: app; Owner: postgres
--

CREATE INDEX part_1_id_idx ON app.part_1 USING btree (id);


--
-- Name: part_def_id_idx; Type: INDEX; Schema: app; Owner: postgres
--

CREATE INDEX part_def_id_idx ON app.part_def USING btree (id);


--
-- Name: part_1_id_idx; Type: INDEX ATTACH; Schema: app; Owner: postgres
--

ALTER INDEX app.part_ix ATTACH PARTITION app.part_1_id_idx;


--
-- Name: part_def_id_idx; Type: INDEX ATTACH; Schema: app; Owner: postgres
--

ALTER INDEX app.part_ix ATTACH PARTITION app.part_def_id_idx;


--
-- Name: st; Type: STATISTICS; Schema: app; Owner: postgres
--

CREATE STATISTICS app.st (dependencies) ON id, parent_id FROM app.child;


ALTER STATISTICS app.st OWNER TO postgres;

--
-- Name: v r1; Type: RULE; Schema: app; Owner: postgres
--

CREATE RULE r1 AS
    ON INSERT TO app.v DO INSTEAD NOTHING;


--
-- Name: child t1; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE TRIGGER t1 BEFORE UPDATE OF j, parent_id ON app.child FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.trg();

ALTER TABLE app.child DISABLE TRIGGER t1;


--
-- Name: TRIGGER t1 ON child; Type: COMMENT; Schema: app; Owner: postgres
--

COMMENT ON TRIGGER t1 ON app.child IS 'tt';


--
-- Name: child t2; Type: TRIGGER; Schema: app; Owner: postgres
--

CREATE CONSTRAINT TRIGGER t2 AFTER INSERT ON app.child DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION app.trg();


--
-- Name: child child_parent_id_fkey; Type: FK CONSTRAINT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.child
    ADD CONSTRAINT child_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES app.parent(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


--
-- Name: child; Type: ROW SECURITY; Schema: app; Owner: postgres
--

ALTER TABLE app.child ENABLE ROW LEVEL SECURITY;

--
-- Name: child p1; Type: POLICY; Schema: app; Owner: postgres
--

CREATE POLICY p1 ON app.child AS RESTRICTIVE FOR SELECT TO r_reader USING ((parent_id > 0));


--
-- Name: POLICY p1 ON child; Type: COMMENT; Schema: app; Owner: postgres
--

COMMENT ON POLICY p1 ON app.child IS 'pp';


--
-- Name: pub; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION pub WITH (publish = 'insert, update, delete, truncate');


ALTER PUBLICATION pub OWNER TO postgres;

--
-- Name: pub parent; Type: PUBLICATION TABLE; Schema: app; Owner: postgres
--

ALTER PUBLICATION pub ADD TABLE ONLY app.parent (id, name) WHERE ((id > 3));


--
-- Name: SCHEMA app; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA app TO r_reader;


--
-- Name: FUNCTION f(a integer, b text); Type: ACL; Schema: app; Owner: postgres
--

REVOKE ALL ON FUNCTION app.f(a integer, b text) FROM PUBLIC;


--
-- Name: TABLE child; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.child TO r_reader;
GRANT SELECT ON TABLE app.child TO r_owner WITH GRANT OPTION;


--
-- Name: TABLE ft; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.ft TO r_reader;


--
-- Name: TABLE inh; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.inh TO r_reader;


--
-- Name: TABLE parent; Type: ACL; Schema: app; Owner: r_owner
--

GRANT SELECT ON TABLE app.parent TO r_reader;


--
-- Name: COLUMN parent.id; Type: ACL; Schema: app; Owner: r_owner
--

GRANT SELECT(id) ON TABLE app.parent TO PUBLIC;


--
-- Name: TABLE mv; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.mv TO r_reader;


--
-- Name: TABLE part; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.part TO r_reader;


--
-- Name: TABLE part_1; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.part_1 TO r_reader;


--
-- Name: TABLE part_def; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.part_def TO r_reader;


--
-- Name: TABLE seqown; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.seqown TO r_reader;


--
-- Name: TABLE ul; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.ul TO r_reader;


--
-- Name: TABLE v; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.v TO r_reader;


--
-- Name: TABLE w; Type: ACL; Schema: app; Owner: postgres
--

GRANT SELECT ON TABLE app.w TO r_reader;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: app; Owner: postgres
--

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA app GRANT SELECT ON TABLES  TO r_reader;


--
-- Name: evt; Type: EVENT TRIGGER; Schema: -; Owner: postgres
--

CREATE EVENT TRIGGER evt ON ddl_command_end
         WHEN TAG IN ('CREATE TABLE')
   EXECUTE FUNCTION app.et();

ALTER EVENT TRIGGER evt DISABLE;


ALTER EVENT TRIGGER evt OWNER TO postgres;

--
-- PostgreSQL database dump complete
--

\unrestrict k0nFHHzBvTq0NoToken

