CREATE TYPE public.address AS (street text);

ALTER TYPE public.address ADD ATTRIBUTE city text;
