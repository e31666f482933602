CREATE TABLE public.payouts (
    id integer NOT NULL,
    amount integer
);


ALTER TABLE public.payouts OWNER TO postgres;


CREATE INDEX payouts_amount ON public.payouts USING btree (amount);

CREATE TABLE public.parts (id integer) PARTITION BY RANGE (id);


ALTER TABLE public.parts OWNER TO postgres;


CREATE INDEX parts_id ON ONLY public.parts USING btree (id);
