CREATE TABLE public.prices (
    cents integer
);
ALTER TABLE public.prices OWNER TO postgres;
CREATE TRIGGER always BEFORE UPDATE ON public.prices FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE public.prices ENABLE ALWAYS TRIGGER always;
CREATE TRIGGER replica BEFORE UPDATE ON public.prices FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
