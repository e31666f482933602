CREATE TYPE public.state AS ENUM (
    'open',
    'paid'
);

ALTER TYPE public.state OWNER TO postgres;

CREATE FUNCTION public.refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RETURN NULL; END $$;

ALTER FUNCTION public.refuse() OWNER TO postgres;

CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT payouts_amount_cents_check CHECK ((amount_cents > 0))
);

ALTER TABLE public.payouts OWNER TO postgres;

ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_pkey PRIMARY KEY (id);

CREATE INDEX payouts_contest_id_idx ON public.payouts USING btree (contest_id);

CREATE TRIGGER refuse BEFORE UPDATE ON public.payouts FOR EACH ROW EXECUTE FUNCTION public.refuse();
