CREATE TABLE public.t (
    a integer,
    b text
);

ALTER TABLE public.t OWNER TO postgres;
