CREATE TABLE public.prices (
    cents integer
);
ALTER TABLE public.prices OWNER TO postgres;
ALTER TABLE public.prices
    ADD CONSTRAINT prices_cents_check CHECK ((cents >= 0)) NOT VALID;
