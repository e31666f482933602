CREATE TABLE public.prices (
    cents integer,
    CONSTRAINT prices_cents_check CHECK ((cents >= 0))
);
