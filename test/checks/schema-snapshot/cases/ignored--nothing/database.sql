CREATE SCHEMA auth;
CREATE SCHEMA tenant_2;
CREATE TABLE auth.users (id integer PRIMARY KEY, is_anonymous boolean);
CREATE TABLE public.events (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE public.events_2026_02 PARTITION OF public.events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
CREATE INDEX ON public.events_2026_02 (at);
CREATE TABLE public.profiles (id integer REFERENCES auth.users (id));
COMMENT ON TABLE public.profiles IS 'As it is';
GRANT SELECT ON public.profiles TO PUBLIC;
