/* by hand */ SET transaction_timeout = 0;

\restrict other
SELECT pg_catalog.set_config('search_path', '', false);
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed; not even one', TG_TABLE_NAME;
END;
$$;
ALTER FUNCTION public.refuse_change() OWNER TO postgres;
CREATE TABLE public.contests (
id	bigint -- the key
  NOT NULL,
    title text NOT NULL,
    entry_fee_cents integer DEFAULT 0 NOT NULL,
    CONSTRAINT contests_entry_fee_cents_check CHECK ((entry_fee_cents >= 0))
);
ALTER TABLE public.contests OWNER TO postgres;
CREATE TABLE public.payouts (
id	bigint -- the key
  NOT NULL,
    contest_id bigint NOT NULL,
    amount_cents integer NOT NULL,
    idempotency_key text NOT NULL
);
ALTER TABLE public.payouts OWNER TO postgres;
COMMENT ON TABLE public.payouts IS 'What each winner is owed.';
ALTER TABLE ONLY public.contests
    ADD CONSTRAINT contests_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_pkey PRIMARY KEY (id);
CREATE INDEX payouts_contest_id_idx ON public.payouts USING btree (contest_id);
CREATE TRIGGER payouts_refuse_change BEFORE UPDATE ON public.payouts FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES public.contests(id);
GRANT SELECT ON TABLE public.contests TO pg_monitor;
GRANT SELECT ON TABLE public.contests TO PUBLIC;
\unrestrict other
