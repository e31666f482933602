CREATE TABLE public.payouts (
    id integer NOT NULL,
    amount integer
);


ALTER TABLE public.payouts OWNER TO postgres;


CREATE INDEX payouts_amount ON public.payouts USING btree (amount);
