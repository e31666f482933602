CREATE TABLE public.prices (cents integer);
CREATE TRIGGER always BEFORE UPDATE ON public.prices FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TRIGGER replica BEFORE UPDATE ON public.prices FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE public.prices ENABLE REPLICA TRIGGER replica;
