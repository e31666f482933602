CREATE TABLE public.t (
    a character varying DEFAULT 'x'::character varying
);

ALTER TABLE public.t OWNER TO postgres;
