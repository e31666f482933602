CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT payouts_pkey PRIMARY KEY (id)
);
ALTER TABLE public.payouts ADD CONSTRAINT payouts_amount_cents_check CHECK (amount_cents > 0);

ALTER TABLE public.payouts DROP CONSTRAINT payouts_amount_cents_check;
