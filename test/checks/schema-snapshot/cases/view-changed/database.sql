CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT payouts_pkey PRIMARY KEY (id)
);
CREATE VIEW public.paid AS SELECT id FROM public.payouts;

CREATE OR REPLACE VIEW public.paid AS SELECT id FROM public.payouts WHERE amount_cents > 0;
