CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT payouts_pkey PRIMARY KEY (id)
);
ALTER TABLE public.payouts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.payouts USING (contest_id > 0);

ALTER POLICY own ON public.payouts USING (true);
