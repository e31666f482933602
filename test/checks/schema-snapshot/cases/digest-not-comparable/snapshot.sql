-- Iteration 06: Payment Integration
-- Generated: 2026-11-20
-- Changes: Added payouts
-- Commit: staging branch HEAD
-- server: PostgreSQL 15.18
-- digest: v2 sha256:0d46474df3b14c768919ba2ec1edac7e17a40829ab37742c63e83b78f361b340

--
-- PostgreSQL database dump
--

\restrict k0nFHHzBvTq0NoToken

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
-- Name: refuse_change(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed; not even one', TG_TABLE_NAME;
END;
$$;


ALTER FUNCTION public.refuse_change() OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: contests; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.contests (
    id bigint NOT NULL,
    title character varying(80) NOT NULL,
    entry_fee_cents integer DEFAULT 0 NOT NULL,
    CONSTRAINT contests_entry_fee_cents_check CHECK ((entry_fee_cents >= 0))
);


ALTER TABLE public.contests OWNER TO postgres;

--
-- Name: payouts; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.payouts (
    id bigint NOT NULL,
    contest_id bigint NOT NULL,
    amount_cents integer NOT NULL,
    idempotency_key text NOT NULL
);


ALTER TABLE public.payouts OWNER TO postgres;

--
-- Name: TABLE payouts; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.payouts IS 'What each winner is owed.';


--
-- Name: contests contests_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.contests
    ADD CONSTRAINT contests_pkey PRIMARY KEY (id);


--
-- Name: payouts payouts_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_pkey PRIMARY KEY (id);


--
-- Name: payouts_contest_id_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX payouts_contest_id_idx ON public.payouts USING btree (contest_id);


--
-- Name: payouts payouts_refuse_change; Type: TRIGGER; Schema: public; Owner: postgres
--

CREATE TRIGGER payouts_refuse_change BEFORE UPDATE ON public.payouts FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: payouts payouts_contest_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payouts
    ADD CONSTRAINT payouts_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES public.contests(id);


--
-- Name: TABLE contests; Type: ACL; Schema: public; Owner: postgres
--

GRANT SELECT ON TABLE public.contests TO PUBLIC;
GRANT SELECT ON TABLE public.contests TO pg_monitor;


--
-- PostgreSQL database dump complete
--

\unrestrict k0nFHHzBvTq0NoToken

