CREATE TABLE public.t (a integer, b text);

ALTER TABLE public.t DROP b;
ALTER TABLE public.t ADD c text, ADD d text;
