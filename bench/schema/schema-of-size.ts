const columns = [
  "name character varying(120) NOT NULL",
  "status bench.mood DEFAULT 'calm' NOT NULL",
  "amount numeric(12,2) DEFAULT 0 NOT NULL",
  "details jsonb DEFAULT '{}' NOT NULL",
  "labels text[] DEFAULT ARRAY['a'::text, 'b;c'::text]",
  "created_at timestamp with time zone DEFAULT now() NOT NULL",
  "due_at timestamp with time zone",
  "is_open boolean DEFAULT true NOT NULL",
];

const groundwork = `CREATE SCHEMA bench;
CREATE TYPE bench.mood AS ENUM ('calm', 'busy', 'it''s; over');
CREATE DOMAIN bench.percentage AS integer CHECK (VALUE BETWEEN 0 AND 100);
CREATE FUNCTION bench.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.due_at := now(); RETURN NEW; END; $$;
`;

/**
 * A schema of so many tables, the same each time: keys, foreign keys, indexes, checks, defaults and enums on each;
 * views, functions, triggers, policies, grants and comments on some.
 */
export function* schemaOfSize(tables: number): Iterable<string> {
  yield groundwork;
  for (let number = 0; number < tables; number += 1) yield tableOf(number);
}

function tableOf(number: number): string {
  const table = `bench.t_${number}`;
  const parent = `bench.t_${Math.floor(number / 3)}`;
  const own = columns.slice(0, 4 + (number % (columns.length - 3)));
  return [
    `CREATE TABLE ${table} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent_id bigint, share bench.percentage, ${own.join(", ")}, CONSTRAINT amount_${number} CHECK (amount >= 0));`,
    `ALTER TABLE ${table} ADD CONSTRAINT parent_${number} FOREIGN KEY (parent_id) REFERENCES ${parent}(id) ON DELETE CASCADE;`,
    `CREATE INDEX parent_of_${number} ON ${table} (parent_id);`,
    `CREATE INDEX busy_${number} ON ${table} (lower((name)::text), status) WHERE (status <> 'calm');`,
    ...extrasOf(number, table),
  ].join("\n");
}

function* extrasOf(number: number, table: string): Iterable<string> {
  if (number % 2 === 0)
    yield `COMMENT ON COLUMN ${table}.name IS 'what ${number} is called; see the docs';`;
  if (number % 3 === 0) yield `GRANT SELECT ON ${table} TO pg_monitor;`;
  if (number % 5 === 0) {
    yield `CREATE VIEW bench.v_${number} AS SELECT id, name, amount FROM ${table} WHERE status = 'busy';`;
  }
  if (number % 10 === 0) {
    yield `CREATE FUNCTION bench.f_${number}(wanted bigint) RETURNS numeric LANGUAGE sql STABLE AS $f$ SELECT sum(amount) FROM ${table} WHERE parent_id = wanted; -- all of them
$f$;`;
    yield `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; CREATE POLICY p_${number} ON ${table} USING (share > 10);`;
  }
  if (number % 7 === 0 && number % (columns.length - 3) >= 3) {
    yield `CREATE TRIGGER touch_${number} BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION bench.touch();`;
  }
}

/** What somebody changed by hand: one table in twenty by a column, an index, a check or a comment. */
export function* driftOfSize(tables: number): Iterable<string> {
  for (let number = 0; number < tables; number += 20) {
    const table = `bench.t_${number}`;
    yield `ALTER TABLE ${table} ADD COLUMN note text; ALTER TABLE ${table} ALTER COLUMN amount SET DEFAULT 1;`;
    yield `DROP INDEX bench.busy_${number}; COMMENT ON COLUMN ${table}.name IS 'another';`;
    yield `ALTER TABLE ${table} DROP CONSTRAINT amount_${number};`;
  }
}

/** Every index by another name: each is to be told from the others of its table. */
export function* renamedIndexes(tables: number): Iterable<string> {
  for (let number = 0; number < tables; number += 1) {
    yield `ALTER INDEX bench.parent_of_${number} RENAME TO of_parent_${number}; ALTER INDEX bench.busy_${number} RENAME TO only_busy_${number};`;
  }
}
