CREATE TABLE public.payouts (
    id integer NOT NULL
);


ALTER TABLE public.payouts OWNER TO postgres;

