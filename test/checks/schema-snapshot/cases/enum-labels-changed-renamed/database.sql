CREATE TYPE public.state AS ENUM ('open', 'paid');
CREATE TABLE public.t (s public.state DEFAULT 'paid'::public.state);

ALTER TYPE public.state RENAME VALUE 'paid' TO 'settled';
