CREATE TABLE public.payouts (
    id integer NOT NULL,
    amount integer
);


ALTER TABLE public.payouts OWNER TO postgres;

DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET app.jwt_secret = %L', current_database(), 'T0PS3CRET');
  EXECUTE format('ALTER DATABASE %I SET search_path = public, "it''s"', current_database());
END
$$;
