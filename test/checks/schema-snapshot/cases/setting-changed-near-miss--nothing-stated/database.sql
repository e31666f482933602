CREATE TABLE public.payouts (
    id integer NOT NULL,
    amount integer
);


ALTER TABLE public.payouts OWNER TO postgres;

DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET statement_timeout = %L', current_database(), '5s');
END
$$;
