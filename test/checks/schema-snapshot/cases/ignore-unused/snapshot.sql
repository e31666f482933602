CREATE SCHEMA app;
CREATE TABLE public.payouts (
    id integer
);
ALTER TABLE public.payouts OWNER TO postgres;
