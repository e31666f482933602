CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text
);

ALTER TABLE public.payouts OWNER TO postgres;

ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_pkey PRIMARY KEY (id);

CREATE POLICY own ON public.payouts USING ((contest_id > 0));

ALTER TABLE public.payouts ENABLE ROW LEVEL SECURITY;
