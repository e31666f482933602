--
-- PostgreSQL database dump
--


-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.3

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: entries; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.entries (
    id bigint NOT NULL,
    contest_id bigint NOT NULL,
    score integer NOT NULL,
    CONSTRAINT entries_score_check CHECK (((score >= 0) AND (score <= 100)))
);


ALTER TABLE public.entries OWNER TO postgres;

--
-- Name: best_of(bigint); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.best_of(contest bigint) RETURNS integer
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT max(entries.score) AS max
    FROM public.entries
   WHERE (entries.contest_id = best_of.contest);
END;


ALTER FUNCTION public.best_of(contest bigint) OWNER TO postgres;

--
-- Name: best; Type: MATERIALIZED VIEW; Schema: public; Owner: postgres
--

CREATE MATERIALIZED VIEW public.best AS
 SELECT contest_id,
    max(score) AS best
   FROM public.entries
  GROUP BY contest_id
  WITH NO DATA;


ALTER MATERIALIZED VIEW public.best OWNER TO postgres;

--
-- Name: contests; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.contests (
    id bigint NOT NULL,
    title text NOT NULL,
    closes_at timestamp with time zone NOT NULL
);


ALTER TABLE public.contests OWNER TO postgres;

--
-- Name: open_contests; Type: VIEW; Schema: public; Owner: postgres
--

CREATE VIEW public.open_contests AS
 SELECT id,
    title
   FROM public.contests
  WHERE (closes_at > now());


ALTER VIEW public.open_contests OWNER TO postgres;

--
-- Name: standings; Type: VIEW; Schema: public; Owner: postgres
--

CREATE VIEW public.standings AS
 SELECT c.title,
    e.id AS entry,
    e.score
   FROM (public.contests c
     JOIN public.entries e ON ((e.contest_id = c.id)))
  WHERE (c.closes_at < now())
  ORDER BY e.score DESC;


ALTER VIEW public.standings OWNER TO postgres;

--
-- Name: totals; Type: VIEW; Schema: public; Owner: postgres
--

CREATE VIEW public.totals AS
 SELECT contest_id,
    count(*) AS entries,
    max(score) AS best
   FROM public.entries
  GROUP BY contest_id;


ALTER VIEW public.totals OWNER TO postgres;

--
-- Name: contests contests_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.contests
    ADD CONSTRAINT contests_pkey PRIMARY KEY (id);


--
-- Name: entries entries_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY (id);


--
-- Name: entries_contest_id_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX entries_contest_id_idx ON public.entries USING btree (contest_id) WHERE (score > 50);


--
-- Name: contests no_delete; Type: RULE; Schema: public; Owner: postgres
--

CREATE RULE no_delete AS
    ON DELETE TO public.contests DO INSTEAD  UPDATE public.contests SET title = (contests.title || ' (closed)'::text)
  WHERE (contests.id = old.id);


--
-- Name: entries entries_contest_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_contest_id_fkey FOREIGN KEY (contest_id) REFERENCES public.contests(id);


--
-- PostgreSQL database dump complete
--


