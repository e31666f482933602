CREATE SCHEMA auth;
CREATE SCHEMA tenant_1;
CREATE TABLE auth.users (
    id integer NOT NULL
);
ALTER TABLE ONLY auth.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
CREATE TABLE public.events (
    at date NOT NULL
)
PARTITION BY RANGE (at);
CREATE TABLE public.events_2026_01 (
    at date NOT NULL
);
ALTER TABLE ONLY public.events ATTACH PARTITION public.events_2026_01 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE public.profiles (
    id integer
);
COMMENT ON TABLE public.profiles IS 'As it was';
ALTER TABLE ONLY public.profiles ADD CONSTRAINT profiles_id_fkey FOREIGN KEY (id) REFERENCES auth.users(id);
ALTER TABLE auth.users OWNER TO postgres;
ALTER TABLE public.events OWNER TO postgres;
ALTER TABLE public.profiles OWNER TO postgres;
