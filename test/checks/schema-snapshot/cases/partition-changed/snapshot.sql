CREATE TABLE public.entries (
    id integer
)
PARTITION BY RANGE (id);

ALTER TABLE public.entries OWNER TO postgres;

CREATE TABLE public.entries_1 (
    id integer
);

ALTER TABLE public.entries_1 OWNER TO postgres;

ALTER TABLE ONLY public.entries ATTACH PARTITION public.entries_1 FOR VALUES FROM (1) TO (10);
