-- Iteration 06: Operational Runbooks
-- Generated: 2026-11-20
-- Changes: Added runbook_executions table, an audit trail that refuses change
-- Commit: staging branch HEAD

--
-- PostgreSQL database dump
--

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: contest_status; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public.contest_status AS ENUM (
    'scheduled',
    'open',
    'locked',
    'settled',
    'cancelled'
);


ALTER TYPE public.contest_status OWNER TO postgres;

--
-- Name: ingestion_status; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public.ingestion_status AS ENUM (
    'running',
    'succeeded',
    'failed'
);


ALTER TYPE public.ingestion_status OWNER TO postgres;

--
-- Name: payment_status; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public.payment_status AS ENUM (
    'pending',
    'succeeded',
    'failed',
    'refunded'
);


ALTER TYPE public.payment_status OWNER TO postgres;

--
-- Name: payout_status; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public.payout_status AS ENUM (
    'pending',
    'paid',
    'failed'
);


ALTER TYPE public.payout_status OWNER TO postgres;

--
-- Name: runbook_result; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public.runbook_result AS ENUM (
    'succeeded',
    'failed',
    'rolled-back'
);


ALTER TYPE public.runbook_result OWNER TO postgres;

--
-- Name: refuse_change(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END;
$$;


ALTER FUNCTION public.refuse_change() OWNER TO postgres;

--
-- Name: set_updated_at(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.set_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END;
$$;


ALTER FUNCTION public.set_updated_at() OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: contests; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.contests (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    slug text NOT NULL,
    title text NOT NULL,
    status public.contest_status DEFAULT 'open'::public.contest_status NOT NULL,
    entry_fee_cents integer NOT NULL,
    prize_pool_cents integer NOT NULL,
    prize_shares jsonb DEFAULT '[50, 30, 20]'::jsonb NOT NULL,
    locks_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT contests_entry_fee_cents_check CHECK ((entry_fee_cents >= 0)),
    CONSTRAINT contests_prize_pool_cents_check CHECK ((prize_pool_cents >= 0)),
    CONSTRAINT contests_prize_shares_check CHECK ((jsonb_typeof(prize_shares) = 'array'::text)),
    CONSTRAINT contests_slug_check CHECK ((slug ~ '^[a-z0-9-]+$'::text))
);


ALTER TABLE public.contests OWNER TO postgres;

--
-- Name: TABLE contests; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.contests IS 'One competition: who may enter, until when, and for what prize.';


--
-- Name: COLUMN contests.prize_shares; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON COLUMN public.contests.prize_shares IS 'Percent of the prize pool per place, best place first.';


--
-- Name: entries; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.entries (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    contest_id uuid NOT NULL,
    player_id uuid NOT NULL,
    display_name text NOT NULL,
    score integer,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT entries_display_name_check CHECK ((length(display_name) > 0))
);


ALTER TABLE public.entries OWNER TO postgres;

--
-- Name: TABLE entries; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.entries IS 'A player in a contest, at most once.';


--
-- Name: COLUMN entries.score; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON COLUMN public.entries.score IS 'Null until the provider has reported a score.';


--
-- Name: ingestion_runs; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.ingestion_runs (
    id bigint NOT NULL,
    contest_id uuid NOT NULL,
    status public.ingestion_status DEFAULT 'running'::public.ingestion_status NOT NULL,
    scores_received integer DEFAULT 0 NOT NULL,
    error jsonb,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT ingestion_runs_error_check CHECK (((status = 'failed'::public.ingestion_status) = (error IS NOT NULL))),
    CONSTRAINT ingestion_runs_finished_check CHECK (((status = 'running'::public.ingestion_status) = (finished_at IS NULL))),
    CONSTRAINT ingestion_runs_scores_received_check CHECK ((scores_received >= 0))
);


ALTER TABLE public.ingestion_runs OWNER TO postgres;

--
-- Name: TABLE ingestion_runs; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.ingestion_runs IS 'Every attempt to read scores from the provider.';


--
-- Name: ingestion_runs_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

CREATE SEQUENCE public.ingestion_runs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE public.ingestion_runs_id_seq OWNER TO postgres;

--
-- Name: ingestion_runs_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: postgres
--

ALTER SEQUENCE public.ingestion_runs_id_seq OWNED BY public.ingestion_runs.id;


--
-- Name: payments; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.payments (
    id bigint NOT NULL,
    entry_id uuid NOT NULL,
    amount_cents integer NOT NULL,
    currency text DEFAULT 'usd'::text NOT NULL,
    status public.payment_status DEFAULT 'pending'::public.payment_status NOT NULL,
    stripe_payment_intent_id text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT payments_amount_cents_check CHECK ((amount_cents > 0)),
    CONSTRAINT payments_currency_check CHECK ((currency ~ '^[a-z]{3}$'::text))
);


ALTER TABLE public.payments OWNER TO postgres;

--
-- Name: TABLE payments; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.payments IS 'Entry fees, as Stripe reports them.';


--
-- Name: payments_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

ALTER TABLE public.payments ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.payments_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: payouts; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    place integer NOT NULL,
    amount_cents integer NOT NULL,
    status public.payout_status DEFAULT 'pending'::public.payout_status NOT NULL,
    idempotency_key text NOT NULL,
    stripe_transfer_id text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT payouts_amount_cents_check CHECK ((amount_cents >= 0)),
    CONSTRAINT payouts_paid_check CHECK (((status <> 'paid'::public.payout_status) OR (stripe_transfer_id IS NOT NULL))),
    CONSTRAINT payouts_place_check CHECK ((place > 0))
);


ALTER TABLE public.payouts OWNER TO postgres;

--
-- Name: TABLE payouts; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.payouts IS 'What each winning entry of a settled contest is owed.';


--
-- Name: COLUMN payouts.idempotency_key; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON COLUMN public.payouts.idempotency_key IS 'Sent to Stripe, so that a repeated transfer is one transfer.';


--
-- Name: payouts_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

ALTER TABLE public.payouts ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.payouts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: runbook_executions; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.runbook_executions (
    id bigint NOT NULL,
    runbook text NOT NULL,
    step text NOT NULL,
    executed_by text NOT NULL,
    result public.runbook_result NOT NULL,
    contest_id uuid,
    details jsonb DEFAULT '{}'::jsonb NOT NULL,
    executed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT runbook_executions_details_check CHECK ((jsonb_typeof(details) = 'object'::text))
);


ALTER TABLE public.runbook_executions OWNER TO postgres;

--
-- Name: TABLE runbook_executions; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.runbook_executions IS 'Audit trail: which step of which runbook was executed, by whom, with what result.';


--
-- Name: runbook_executions_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

ALTER TABLE public.runbook_executions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.runbook_executions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: schema_migrations; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.schema_migrations (
    version text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE public.schema_migrations OWNER TO postgres;

--
-- Name: ingestion_runs id; Type: DEFAULT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.ingestion_runs ALTER COLUMN id SET DEFAULT nextval('public.ingestion_runs_id_seq'::regclass);


--
-- Name: contests contests_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.contests
    ADD CONSTRAINT contests_pkey PRIMARY KEY (id);


--
-- Name: contests contests_slug_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.contests
    ADD CONSTRAINT contests_slug_key UNIQUE (slug);


--
-- Name: entries entries_contest_id_player_id_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_contest_id_player_id_key UNIQUE (contest_id, player_id);


--
-- Name: entries entries_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY (id);


--
-- Name: ingestion_runs ingestion_runs_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.ingestion_runs
    ADD CONSTRAINT ingestion_runs_pkey PRIMARY KEY (id);


--
-- Name: payments payments_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payments
    ADD CONSTRAINT payments_pkey PRIMARY KEY (id);


--
-- Name: payments payments_stripe_payment_intent_id_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payments
    ADD CONSTRAINT payments_stripe_payment_intent_id_key UNIQUE (stripe_payment_intent_id);


--
-- Name: payouts payouts_contest_id_place_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_contest_id_place_key UNIQUE (contest_id, place);


--
-- Name: payouts payouts_idempotency_key_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_idempotency_key_key UNIQUE (idempotency_key);


--
-- Name: payouts payouts_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_pkey PRIMARY KEY (id);


--
-- Name: payouts payouts_stripe_transfer_id_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_stripe_transfer_id_key UNIQUE (stripe_transfer_id);


--
-- Name: runbook_executions runbook_executions_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.runbook_executions
    ADD CONSTRAINT runbook_executions_pkey PRIMARY KEY (id);


--
-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);


--
-- Name: contests_status_locks_at_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX contests_status_locks_at_idx ON public.contests USING btree (status, locks_at);


--
-- Name: entries_contest_id_score_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX entries_contest_id_score_idx ON public.entries USING btree (contest_id, score DESC NULLS LAST);


--
-- Name: ingestion_runs_contest_id_started_at_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ingestion_runs_contest_id_started_at_idx ON public.ingestion_runs USING btree (contest_id, started_at DESC);


--
-- Name: payments_entry_id_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX payments_entry_id_idx ON public.payments USING btree (entry_id);


--
-- Name: payments_pending_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX payments_pending_idx ON public.payments USING btree (created_at) WHERE (status = 'pending'::public.payment_status);


--
-- Name: payouts_entry_id_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX payouts_entry_id_idx ON public.payouts USING btree (entry_id);


--
-- Name: payouts_unpaid_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX payouts_unpaid_idx ON public.payouts USING btree (created_at) WHERE (status <> 'paid'::public.payout_status);


--
-- Name: runbook_executions_contest_id_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX runbook_executions_contest_id_idx ON public.runbook_executions USING btree (contest_id);


--
-- Name: runbook_executions_runbook_executed_at_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX runbook_executions_runbook_executed_at_idx ON public.runbook_executions USING btree (runbook, executed_at DESC);


--
-- Name: contests contests_set_updated_at; Type: TRIGGER; Schema: public; Owner: postgres
--

CREATE TRIGGER contests_set_updated_at BEFORE UPDATE ON public.contests FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();


--
-- Name: payments payments_set_updated_at; Type: TRIGGER; Schema: public; Owner: postgres
--

CREATE TRIGGER payments_set_updated_at BEFORE UPDATE ON public.payments FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();


--
-- Name: payouts payouts_set_updated_at; Type: TRIGGER; Schema: public; Owner: postgres
--

CREATE TRIGGER payouts_set_updated_at BEFORE UPDATE ON public.payouts FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();


--
-- Name: runbook_executions runbook_executions_refuse_change; Type: TRIGGER; Schema: public; Owner: postgres
--

CREATE TRIGGER runbook_executions_refuse_change BEFORE DELETE OR UPDATE ON public.runbook_executions FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: entries entries_contest_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES public.contests(id) ON DELETE CASCADE;


--
-- Name: ingestion_runs ingestion_runs_contest_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.ingestion_runs
    ADD CONSTRAINT ingestion_runs_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES public.contests(id) ON DELETE CASCADE;


--
-- Name: payments payments_entry_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payments
    ADD CONSTRAINT payments_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.entries(id) ON DELETE RESTRICT;


--
-- Name: payouts payouts_contest_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES public.contests(id) ON DELETE RESTRICT;


--
-- Name: payouts payouts_entry_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.entries(id) ON DELETE RESTRICT;


--
-- Name: runbook_executions runbook_executions_contest_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.runbook_executions
    ADD CONSTRAINT runbook_executions_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES public.contests(id) ON DELETE RESTRICT;


--
-- PostgreSQL database dump complete
--

