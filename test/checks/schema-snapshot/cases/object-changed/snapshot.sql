CREATE TYPE public.address AS (
	street text
);

ALTER TYPE public.address OWNER TO postgres;
