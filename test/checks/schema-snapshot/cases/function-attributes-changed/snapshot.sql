CREATE FUNCTION public.fee(cents integer) RETURNS integer
    LANGUAGE sql
    AS $$SELECT cents / 10$$;

ALTER FUNCTION public.fee(cents integer) OWNER TO postgres;
