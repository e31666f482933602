CREATE SEQUENCE public.numbers;

ALTER SEQUENCE public.numbers INCREMENT 10;
