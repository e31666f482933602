CREATE TABLE public.contests (
    id bigint NOT NULL,
    title character varying(80) NOT NULL,
    entry_fee_cents integer DEFAULT 0 NOT NULL,
    CONSTRAINT contests_entry_fee_cents_check CHECK ((entry_fee_cents >= 0)),
    CONSTRAINT contests_pkey PRIMARY KEY (id)
);

CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint NOT NULL,
    amount_cents integer NOT NULL,
    idempotency_key text NOT NULL,
    CONSTRAINT payouts_pkey PRIMARY KEY (id),
    CONSTRAINT payouts_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES public.contests(id)
);

CREATE INDEX payouts_contest_id_idx ON public.payouts USING btree (contest_id);

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed; not even one', TG_TABLE_NAME;
END;
$$;

CREATE TRIGGER payouts_refuse_change BEFORE UPDATE ON public.payouts FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

COMMENT ON TABLE public.payouts IS 'What each winner is owed.';

GRANT SELECT ON TABLE public.contests TO PUBLIC;
GRANT SELECT ON TABLE public.contests TO pg_monitor;
