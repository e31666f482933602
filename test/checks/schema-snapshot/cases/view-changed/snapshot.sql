CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint,
    amount_cents integer,
    note text
);

ALTER TABLE public.payouts OWNER TO postgres;

CREATE VIEW public.paid AS
 SELECT payouts.id
   FROM public.payouts;

ALTER TABLE public.paid OWNER TO postgres;

ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_pkey PRIMARY KEY (id);
