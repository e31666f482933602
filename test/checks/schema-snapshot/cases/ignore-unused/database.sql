CREATE SCHEMA app; CREATE TABLE public.payouts (id integer);
