CREATE TYPE public.state AS ENUM (
    'open',
    'paid'
);

ALTER TYPE public.state OWNER TO postgres;
