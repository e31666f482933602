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
