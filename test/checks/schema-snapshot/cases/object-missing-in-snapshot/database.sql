CREATE TABLE public.t (a integer);

CREATE FUNCTION public.fee(cents integer) RETURNS integer LANGUAGE sql AS 'SELECT cents / 10';
