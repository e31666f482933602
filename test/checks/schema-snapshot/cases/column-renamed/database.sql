CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT payouts_pkey PRIMARY KEY (id)
);
CREATE INDEX payouts_contest_id_idx ON public.payouts USING btree (contest_id);
CREATE VIEW public.paid AS SELECT id FROM public.payouts;
ALTER TABLE public.payouts ADD CONSTRAINT payouts_amount_cents_check CHECK (amount_cents > 0);
GRANT SELECT (contest_id) ON public.payouts TO PUBLIC;
COMMENT ON COLUMN public.payouts.contest_id IS 'whose';

ALTER TABLE public.payouts RENAME COLUMN contest_id TO tournament_id;
