CREATE TABLE public.entries (id integer) PARTITION BY RANGE (id);
CREATE TABLE public.entries_1 PARTITION OF public.entries FOR VALUES FROM (1) TO (10);

ALTER TABLE public.entries DETACH PARTITION public.entries_1;
ALTER TABLE public.entries ATTACH PARTITION public.entries_1 FOR VALUES FROM (1) TO (5);
