-- Iteration 06: Payment Integration
-- Generated: 2026-11-20
-- Changes: Added payouts
-- Commit: staging branch HEAD
-- server: PostgreSQL 15.18
-- setting: database app.jwt_secret (value not shown)
-- setting: database search_path = 'public, "it''s"'

CREATE TABLE public.payouts (
    id integer NOT NULL,
    amount integer
);


ALTER TABLE public.payouts OWNER TO postgres;
