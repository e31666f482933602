/**
 * The one query about what no dump shows. Every table in it may be read by any role, unless somebody took that right
 * away: then it fails, and shows nothing in part.
 */
export function catalogQueryFor(serverMajor: number): string {
  const collations =
    serverMajor < 15
      ? staleCollations
      : `select * from (${staleCollations}) s union all select * from (${staleDatabase}) d`;
  return `
  select
    array(${invalidIndexes}) as invalid_indexes,
    array(
      select format('%I %s', extname, extversion) from pg_catalog.pg_extension order by 1
    ) as extensions,
    (select coalesce(json_agg(s), '[]') from (${settings}) s) as settings,
    (select coalesce(json_agg(c), '[]') from (${collations}) c) as stale_collations`;
}

/** The invalid index of a partitioned table only waits for those of its partitions, and is in the dump. */
const invalidIndexes = `
      select format('%I.%I', n.nspname, c.relname)
      from pg_catalog.pg_index i
      join pg_catalog.pg_class c on c.oid = i.indexrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where not i.indisvalid and c.relkind = 'i' and c.relpersistence <> 't'
      order by 1`;

const thisDatabase =
  "(select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())";

/** A server's other roles, of other databases, say nothing about this one. */
const settings = `
      select
        case
          when setdatabase = 0 and setrole = 0 then 'every role'
          when setrole = 0 then 'database'
          else format('role %I', pg_catalog.pg_get_userbyid(setrole))
            || case when setdatabase = 0 then '' else ' in this database' end
        end collate "C" as scope,
        pg_catalog.split_part(said, '=', 1) collate "C" as name,
        pg_catalog.substr(said, pg_catalog.strpos(said, '=') + 1) as value
      from pg_catalog.pg_db_role_setting cross join pg_catalog.unnest(setconfig) said
      where setdatabase = ${thisDatabase}
        or setdatabase = 0 and (setrole = 0 or setrole in (
          select refobjid from pg_catalog.pg_shdepend
          where refclassid = 'pg_catalog.pg_authid'::regclass
            and (dbid = ${thisDatabase}
              or classid = 'pg_catalog.pg_database'::regclass and objid = ${thisDatabase})
        ))
      order by 1, 2`;

/** As https://www.postgresql.org/docs/current/sql-altercollation.html tells them; nothing sorts by one not in use. */
const staleCollations = `
      select format('%I.%I', n.nspname, c.collname) as collation,
        pg_catalog.current_database()::text as database,
        c.collversion as recorded, c.actual
      from (
        select *, pg_catalog.pg_collation_actual_version(oid) as actual
        from pg_catalog.pg_collation
        where collversion is not null and oid in (
          select refobjid from pg_catalog.pg_depend
          where refclassid = 'pg_catalog.pg_collation'::regclass
        )
        offset 0
      ) c
      join pg_catalog.pg_namespace n on n.oid = c.collnamespace
      where c.collversion is distinct from c.actual
      order by 1`;

const staleDatabase = `
      select null, datname::text, datcollversion,
        pg_catalog.pg_database_collation_actual_version(oid)
      from pg_catalog.pg_database
      where datname = pg_catalog.current_database() and datcollversion is not null
        and datcollversion is distinct from pg_catalog.pg_database_collation_actual_version(oid)`;
