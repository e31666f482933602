CREATE TYPE public.state AS ENUM (
    'open',
    'paid'
);

ALTER TYPE public.state OWNER TO postgres;

CREATE TABLE public.t (
    s public.state DEFAULT 'paid'::public.state
);

ALTER TABLE public.t OWNER TO postgres;
