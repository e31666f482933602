CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT payouts_pkey PRIMARY KEY (id)
);

DROP TABLE public.payouts;
CREATE TABLE public.payments (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT payouts_pkey PRIMARY KEY (id)
);
CREATE TABLE public.prizes (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text,
    CONSTRAINT prizes_pkey PRIMARY KEY (id)
);
