CREATE TABLE public.payouts (
    id integer NOT NULL,
    amount integer
);


ALTER TABLE public.payouts OWNER TO postgres;
