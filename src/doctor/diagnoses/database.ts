import { GateFault } from "../../gate/fault.ts";
import type { Database, Row } from "../../host/host.ts";
import { parseConnection } from "../../postgres/connection.ts";
import { connectionFaultOf } from "../../postgres/connection-fault.ts";
import { refuseForbiddenHost } from "../../postgres/forbidden-host.ts";
import { databaseOf } from "../database-of.ts";
import type { Diagnosed, Diagnosis } from "../diagnosis.ts";

/** The staging database answers, and the login can only read. Nothing is written to find that out. */
export const database: Diagnosis = {
  id: "database",
  async diagnose(host, situation) {
    const named = databaseOf(host, situation);
    if (named.kind === "none") return [];
    if (named.kind === "unset") return [unset(named.variable)];
    const { variable, url, forbidHosts } = named;
    try {
      refuseForbiddenHost(url, { forbidHosts, variable });
      const rows = await host.databases.connect(url, askRights);
      return [
        { level: "ok", what: `The database in ${variable} answers.` },
        ...tooFewOf(rows[0], variable),
        rightsOf(rows[0], variable),
      ];
    } catch (thrown) {
      const connection = parseConnection(url);
      const fault = connection === undefined ? thrown : connectionFaultOf(thrown, connection);
      if (!(fault instanceof GateFault)) throw fault;
      return [
        {
          level: "fail",
          what: fault.message,
          why: "The schema check is undecided without it.",
          fix: fault.remedy,
        },
      ];
    }
  },
};

function unset(variable: string): Diagnosed {
  return {
    level: "warn",
    what: `${variable} is not set here, so the database is not asked.`,
    why: "The schema check is undecided without it.",
    fix: `Set ${variable} where promote runs.`,
  };
}

/** pg_dump locks every table, but those of extensions, for which it has to be allowed to read them. */
const rights = `select
  format('%I', current_user) as login,
  unreadable.count as unreadable,
  unreadable.first,
  r.rolsuper as superuser,
  r.rolcreatedb or r.rolcreaterole or r.rolreplication or r.rolbypassrls as powerful,
  exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and (has_table_privilege(c.oid, 'INSERT') or has_table_privilege(c.oid, 'UPDATE')
        or has_table_privilege(c.oid, 'DELETE') or has_table_privilege(c.oid, 'TRUNCATE'))
  ) as writes
from pg_roles r, (
  select count(*)::int, min(format('%I.%I', n.nspname, c.relname)) as first
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and not (has_schema_privilege(n.oid, 'USAGE') and (has_table_privilege(c.oid, 'SELECT')
      or current_setting('server_version_num')::int >= 160000
        and has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')))
    and not exists (select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
) unreadable
where r.rolname = current_user`;

function askRights(one: Database): Promise<readonly Row[]> {
  return one.query(rights);
}

function tooFewOf(row: Row | undefined, variable: string): readonly Diagnosed[] {
  const count = Number(row?.["unreadable"] ?? 0);
  if (count === 0) return [];
  const more = count === 1 ? "" : ` and ${count - 1} more`;
  return [
    {
      level: "fail",
      what: `The login in ${variable} may not read ${row?.["first"]}${more}.`,
      why: "pg_dump asks for every table, so the schema check is undecided.",
      fix: `Let it read every schema: \`GRANT pg_read_all_data TO ${row?.["login"]}\` on the server (PostgreSQL 14 and newer).`,
    },
  ];
}

function rightsOf(row: Row | undefined, variable: string): Diagnosed {
  const found = [
    ...(row?.["superuser"] === true ? ["is a superuser"] : []),
    ...(row?.["powerful"] === true && row["superuser"] !== true
      ? ["has rights over the whole server"]
      : []),
    ...(row?.["writes"] === true && row["superuser"] !== true ? ["can write to tables"] : []),
  ];
  if (found.length === 0) return { level: "ok", what: `The login in ${variable} only reads.` };
  return {
    level: "warn",
    what: `The login in ${variable} ${found.join(" and ")}.`,
    why: "The gate only reads; whoever gets hold of the variable could do more.",
    fix: "Make a login that only reads: `GRANT pg_read_all_data TO promote_reader` (PostgreSQL 14 and newer).",
  };
}
