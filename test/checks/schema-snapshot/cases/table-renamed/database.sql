CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT payouts_pkey PRIMARY KEY (id)
);
CREATE INDEX payouts_contest_id_idx ON public.payouts USING btree (contest_id);
CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER refuse BEFORE UPDATE ON public.payouts FOR EACH ROW EXECUTE FUNCTION public.refuse();
ALTER TABLE public.payouts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.payouts USING (contest_id > 0);

ALTER TABLE public.payouts RENAME TO payments;
