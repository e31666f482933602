import { expect, it } from "vitest";
import { proposeChanges } from "../../src/postgres/propose-changes.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";

const contests = "CREATE TABLE public.contests (id integer, name text);\n";
const payments = `CREATE TABLE public.payments (id integer NOT NULL, amount numeric);
ALTER TABLE public.payments OWNER TO app;
CREATE SEQUENCE public.payments_id_seq;
ALTER SEQUENCE public.payments_id_seq OWNED BY public.payments.id;
CREATE INDEX payments_amount ON public.payments USING btree (amount);
ALTER TABLE ONLY public.payments ADD CONSTRAINT payments_pkey PRIMARY KEY (id);
`;
const events = "CREATE TABLE public.payment_events (id integer);\n";

it.each([
  ["nothing", contests, contests, "No schema changes"],
  ["one table", contests, contests + events, "Added payment_events table"],
  [
    "two tables, without what hangs from them",
    contests,
    contests + payments + events,
    "Added payments, payment_events tables",
  ],
  ["a dropped table", contests + payments, contests, "Dropped payments table"],
  [
    "columns",
    contests,
    "CREATE TABLE public.contests (id bigint, prize numeric);",
    "Added contests.prize column; dropped contests.name column; changed contests.id column",
  ],
  [
    "an index on a table that was there",
    payments,
    `${payments}CREATE INDEX payments_id ON public.payments USING btree (id);`,
    "Added payments_id index",
  ],
  [
    "a grant, once however often",
    contests,
    `${contests}GRANT SELECT ON TABLE public.contests TO a; GRANT SELECT ON TABLE public.contests TO b;`,
    "Changed contests table",
  ],
  ["a whole schema", undefined, contests + events, "Added contests, payment_events tables"],
  [
    "many tables",
    "",
    Array.from({ length: 11 }, (_, at) => `CREATE TABLE public.t${at} ();`).join("\n"),
    "Added t0, t1, t2, t3, t4, t5, t6, t7 and 3 more tables",
  ],
])("proposes a line for %s", (_, before, after, line) => {
  const earlier = before === undefined ? undefined : readSchema(before);
  expect(proposeChanges(earlier, readSchema(after))).toBe(line);
});
