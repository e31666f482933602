CREATE TYPE public.state AS ENUM ('open', 'paid');

ALTER TYPE public.state ADD VALUE 'refunded';
