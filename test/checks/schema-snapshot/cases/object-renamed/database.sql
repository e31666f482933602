CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT payouts_pkey PRIMARY KEY (id)
);
CREATE INDEX payouts_contest_id_idx ON public.payouts USING btree (contest_id);
ALTER TABLE public.payouts ADD CONSTRAINT payouts_amount_cents_check CHECK (amount_cents > 0);
CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER refuse BEFORE UPDATE ON public.payouts FOR EACH ROW EXECUTE FUNCTION public.refuse();
CREATE TYPE public.state AS ENUM ('open', 'paid');

ALTER INDEX public.payouts_contest_id_idx RENAME TO payouts_by_contest;
ALTER TABLE public.payouts RENAME CONSTRAINT payouts_amount_cents_check TO payouts_positive;
ALTER FUNCTION public.refuse() RENAME TO refuse_change;
