CREATE TABLE public.t (a integer, b text);

ALTER TABLE public.t DROP a;
ALTER TABLE public.t ADD c integer;
