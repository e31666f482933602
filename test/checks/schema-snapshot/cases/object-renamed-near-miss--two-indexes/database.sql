CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT payouts_pkey PRIMARY KEY (id)
);
CREATE INDEX payouts_contest_id_idx ON public.payouts USING btree (contest_id);

DROP INDEX public.payouts_contest_id_idx;
CREATE INDEX a ON public.payouts (contest_id);
CREATE INDEX b ON public.payouts (contest_id);
