CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT payouts_pkey PRIMARY KEY (id)
);

CREATE INDEX payouts_contest_id_idx ON public.payouts USING btree (contest_id);
