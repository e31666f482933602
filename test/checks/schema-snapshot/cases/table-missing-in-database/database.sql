CREATE TABLE public.contests (
    id bigint NOT NULL,
    title text NOT NULL,
    entry_fee_cents integer DEFAULT 0 NOT NULL,
    CONSTRAINT contests_entry_fee_cents_check CHECK ((entry_fee_cents >= 0)),
    CONSTRAINT contests_pkey PRIMARY KEY (id)
);

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed; not even one', TG_TABLE_NAME;
END;
$$;

GRANT SELECT ON TABLE public.contests TO PUBLIC;
GRANT SELECT ON TABLE public.contests TO pg_monitor;
