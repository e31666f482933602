import { describe, expect, it } from "vitest";
import { compareSchemas } from "../../../src/postgres/compare-schemas.ts";
import { applyIgnoreList } from "../../../src/postgres/ignore/apply-ignore-list.ts";
import type { PresetName } from "../../../src/postgres/ignore/ignore-list.ts";
import { setAsideIgnored } from "../../../src/postgres/ignore/set-aside-ignored.ts";
import { readSchema } from "../../../src/postgres/read-schema.ts";
import { subjectOf } from "../../../src/postgres/schema-model.ts";

function sift(preset: PresetName, sql: string) {
  const { model, counts } = setAsideIgnored(readSchema(sql), { presets: [preset] });
  const left = [...model.objects.values()].flatMap((object) =>
    [...object.parts.keys()].map((part) => subjectOf(object, part)),
  );
  return { left, counts: Object.fromEntries(counts) };
}

function differences(preset: PresetName, a: string, b: string) {
  const { sides } = applyIgnoreList({ presets: [preset] }, [readSchema(a), readSchema(b)]);
  const [first, second] = sides.map(({ model }) => model);
  if (first === undefined || second === undefined) throw new Error("there are two sides");
  return compareSchemas(first, second).map(({ kind, subject }) => `${kind}: ${subject}`);
}

describe("supabase", () => {
  const host = `
    CREATE SCHEMA auth; ALTER SCHEMA auth OWNER TO supabase_admin; GRANT USAGE ON SCHEMA auth TO anon;
    CREATE SCHEMA storage; CREATE SCHEMA realtime; CREATE SCHEMA extensions; CREATE SCHEMA vault;
    CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS $$ select null::uuid $$;
    ALTER FUNCTION auth.uid() OWNER TO supabase_auth_admin; COMMENT ON FUNCTION auth.uid() IS 'Deprecated.';
    CREATE FUNCTION extensions.pgrst_ddl_watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
    CREATE TABLE auth.users (id uuid NOT NULL); ALTER TABLE ONLY auth.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
    CREATE TABLE storage.objects (id uuid, bucket_id text); ALTER TABLE storage.objects ENABLE ROW LEVEL SECURITY;
    CREATE TRIGGER update_objects_updated_at BEFORE UPDATE ON storage.objects FOR EACH ROW EXECUTE FUNCTION storage.update_updated_at_column();
    CREATE TABLE realtime.messages (topic text, inserted_at timestamp) PARTITION BY RANGE (inserted_at);
    GRANT ALL ON FUNCTION pg_catalog.pg_reload_conf() TO postgres WITH GRANT OPTION;
    REVOKE ALL ON TABLE cron.job FROM postgres; GRANT SELECT ON TABLE cron.job TO postgres WITH GRANT OPTION;
    GRANT ALL ON FUNCTION net.http_get(url text, params jsonb) TO anon;
    ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA public GRANT ALL ON TABLES TO anon;
    ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA storage GRANT ALL ON TABLES TO anon;
    CREATE PUBLICATION supabase_realtime WITH (publish = 'insert, update, delete, truncate');
    ALTER PUBLICATION supabase_realtime OWNER TO postgres;
    CREATE PUBLICATION supabase_realtime_messages_publication WITH (publish = 'insert');
    ALTER PUBLICATION supabase_realtime_messages_publication ADD TABLE ONLY realtime.messages;
    CREATE EVENT TRIGGER pgrst_ddl_watch ON ddl_command_end EXECUTE FUNCTION extensions.pgrst_ddl_watch();
    ALTER EVENT TRIGGER pgrst_ddl_watch OWNER TO supabase_admin;
    CREATE EVENT TRIGGER issue_pg_net_access ON ddl_command_end WHEN TAG IN ('CREATE EXTENSION') EXECUTE FUNCTION extensions.grant_pg_net_access();`;
  const customers = `
    CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA extensions;
    CREATE TABLE public.profiles (id uuid NOT NULL); GRANT ALL ON TABLE public.profiles TO anon;
    ALTER TABLE ONLY public.profiles ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES auth.users(id);
    CREATE POLICY own ON public.profiles USING ((auth.uid() = id));
    CREATE POLICY "Public read" ON storage.objects FOR SELECT USING ((bucket_id = 'avatars'::text));
    CREATE TRIGGER on_auth_user_created AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION public.handle_new_user();
    GRANT ALL ON FUNCTION public.token_hook(event jsonb) TO supabase_auth_admin;
    ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON TABLES TO anon;
    CREATE EVENT TRIGGER ensure_rls ON ddl_command_end EXECUTE FUNCTION public.rls_auto_enable();
    CREATE SCHEMA auth_hooks; ALTER PUBLICATION supabase_realtime ADD TABLE ONLY public.profiles;`;

  it("takes what is Supabase's and leaves what is the customer's", () => {
    const { left, counts } = sift("supabase", `${host}${customers}`);
    expect(left.sort()).toEqual(sift("railway", customers).left.sort());
    expect(counts).toEqual({
      "ignored: schema auth": 3,
      "ignored: schema storage": 4,
      "ignored: schema realtime": 2,
      "ignored: schema extensions": 2,
      "ignored: schema vault": 1,
      "ignored: schema pg_catalog": 1,
      "ignored: schema cron": 1,
      "ignored: schema net": 1,
      "ignored: default privileges of supabase_admin": 1,
      "ignored: publication supabase_realtime": 2,
      "ignored: publication supabase_realtime_messages_publication": 1,
      "ignored: event trigger pgrst_ddl_watch": 1,
      "ignored: event trigger issue_pg_net_access": 1,
    });
  });

  it("passes over a release of Supabase, and over nothing of the customer's", () => {
    const released = host.replace("(id uuid NOT NULL)", "(id uuid NOT NULL, is_anonymous boolean)");
    expect(differences("supabase", `${host}${customers}`, `${released}${customers}`)).toEqual([]);
    expect(differences("supabase", `${host}${customers}`, host)).toEqual(
      expect.arrayContaining([
        'object-missing-in-database: policy "Public read" on storage.objects',
        "object-missing-in-database: trigger on_auth_user_created on auth.users",
        "object-changed: additions table of publication supabase_realtime",
        "privileges-changed: privileges of anon of default privileges for role postgres in schema public",
      ]),
    );
    const widened = customers.replace("'avatars'::text", "bucket_id");
    expect(differences("supabase", `${host}${customers}`, `${host}${widened}`)).toEqual([
      'policy-changed: policy "Public read" on storage.objects',
    ]);
  });
});

describe("neon", () => {
  const host = `CREATE SCHEMA neon; CREATE EXTENSION IF NOT EXISTS neon WITH SCHEMA neon;
    CREATE SCHEMA neon_auth; CREATE TABLE neon_auth.users_sync (id text);
    ALTER DEFAULT PRIVILEGES FOR ROLE cloud_admin IN SCHEMA public GRANT ALL ON SEQUENCES TO neon_superuser WITH GRANT OPTION;
    GRANT ALL ON FUNCTION pg_catalog.pg_export_snapshot() TO neon_superuser;
    GRANT SELECT ON TABLE public.t TO neon_superuser;`;
  const customers = `CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public; CREATE SCHEMA neon_jobs;
    CREATE TABLE public.t (id text); ALTER TABLE public.t OWNER TO neondb_owner; GRANT SELECT ON TABLE public.t TO reader;`;

  it("takes what is Neon's and leaves what is the customer's", () => {
    const { left } = sift("neon", `${host}${customers}`);
    expect(left.sort()).toEqual(sift("railway", customers).left.sort());
    expect(differences("neon", `${host}${customers}`, customers)).toEqual([]);
  });
});

describe("rds", () => {
  const host = `REVOKE ALL ON SCHEMA public FROM rdsadmin; ALTER VIEW public.v OWNER TO rdsadmin;
    GRANT ALL ON FUNCTION pg_catalog.pg_stat_reset() TO rds_superuser;`;
  const customers = `CREATE VIEW public.v AS SELECT 1; CREATE SCHEMA rdsadmin_reports;
    CREATE TABLE public.t (id text); ALTER TABLE public.t OWNER TO rdsadmins; GRANT ALL ON TABLE public.t TO rds_superuser;`;

  it("takes what is RDS's and leaves what is the customer's", () => {
    const { left } = sift("rds", `${customers}${host}`);
    expect(left.sort()).toEqual(sift("railway", customers).left.sort());
    expect(differences("rds", `${host}${customers}`, customers)).toEqual([]);
  });
});

describe("railway", () => {
  it("takes nothing, for nothing in the database is Railway's", () => {
    const sql =
      "CREATE TABLE public.t (id int); ALTER TABLE public.t OWNER TO postgres; GRANT ALL ON TABLE public.t TO railway;";
    expect(sift("railway", sql).counts).toEqual({});
  });
});
