-- Iteration 06: Payment Integration
-- Generated: 2026-11-20
-- Changes: Added payouts
-- Commit: staging branch HEAD
-- server: PostgreSQL 15.18
-- extension plpgsql: 0.9

CREATE TABLE public.payouts (
    id integer NOT NULL,
    amount integer
);


ALTER TABLE public.payouts OWNER TO postgres;
