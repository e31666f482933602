CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE t (
    id bigint GENERATED ALWAYS AS IDENTITY,
    amount numeric(10,2),
    note text,
    kind kind DEFAULT 'b'::kind NOT NULL,
    loose date,
    "order" integer,
    CONSTRAINT t_pkey PRIMARY KEY (id),
    CONSTRAINT t_amount CHECK (amount > 0)
);
CREATE TABLE u (
    t_id bigint,
    note text
) WITH (fillfactor=70);
CREATE TABLE lone (a integer);
ALTER TABLE u ADD CONSTRAINT u_t FOREIGN KEY (t_id) REFERENCES t(id) NOT VALID;
CREATE INDEX t_note ON t (amount, note);
CREATE SEQUENCE s START 5;
CREATE FUNCTION f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE VIEW v AS SELECT id FROM t;
CREATE POLICY p ON t USING (id > 2);
ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE ON t TO pg_monitor;
CREATE TABLE parts (id integer) PARTITION BY RANGE (id);
CREATE TABLE part_1 PARTITION OF parts FOR VALUES FROM (1) TO (10);
COMMENT ON COLUMN u.note IS 'free';
CREATE SCHEMA own;
