import { words } from "./fault-words.ts";

/** The ledger of promotion records in PostgreSQL. */
export const ledgerDatabaseFaults = {
  "ledger/promotion-held": words<{ environment: string; holder: string; since: string }>({
    message: ({ environment, holder, since }) =>
      `A promotion to ${environment} is under way: ${holder}, since ${since}.`,
    remedy: () =>
      "Run again when it has ended, or run with --wait. A session that hangs is ended by an administrator of the ledger's database: `SELECT pg_terminate_backend(PROCESS)`.",
  }),
  "ledger/database-missing": words<Record<never, never>>({
    message: () => "promote.yaml names no database for the ledger.",
    remedy: () => "Add `ledger: { url: env:LEDGER_DATABASE_URL }` to promote.yaml.",
  }),
  "ledger/url-missing": words<{ source: string }>({
    message: ({ source }) =>
      `${source} holds no URL, and \`ledger.url\` of promote.yaml looks there for the ledger's database.`,
    remedy: ({ source }) => `Put postgres://user:password@host:port/database into ${source}.`,
  }),
  "ledger/database-unmigrated": words<{ where: string; missing: string }>({
    message: ({ where, missing }) => `The ledger's database at ${where} lacks ${missing}.`,
    remedy: () => "Run `promote ledger migrate` with a login that may create objects there.",
  }),
  "ledger/database-newer": words<{ where: string; migration: string }>({
    message: ({ where, migration }) =>
      `The ledger's database at ${where} is newer than this program, which does not know ${migration}.`,
    remedy: () => "Update promote to the version that migrated the database.",
  }),
  "ledger/migration-changed": words<{ migration: string }>({
    message: ({ migration }) =>
      `The migration ${migration} is not the one that was applied to the ledger's database.`,
    remedy: () => "Install promote anew; a migration that was applied is never changed.",
  }),
  "ledger/migrations-missing": words<{ path: string }>({
    message: ({ path }) => `There are no migrations in ${path}.`,
    remedy: () => "Install promote anew; they are part of it.",
  }),
  "ledger/roles-missing": words<{ statements: string }>({
    message: () => "The ledger's roles are not there, and this login may not create roles.",
    remedy: ({ statements }) =>
      `Let somebody who may run \`${statements}\`, then \`promote ledger migrate\` again.`,
  }),
  "ledger/database-encoding": words<{ where: string; encoding: string }>({
    message: ({ where, encoding }) =>
      `The database at ${where} is encoded in ${encoding}, which cannot hold every record.`,
    remedy: () => "Create one with `createdb --encoding=UTF8 --template=template0`.",
  }),
  "ledger/database-denied": words<{ where: string; reason: string }>({
    message: ({ where, reason }) =>
      `The ledger's database at ${where} does not allow it: ${reason}.`,
    remedy: () =>
      "Grant the login what it needs: `GRANT promote_writer TO …` to promote, `GRANT promote_reader TO …` to read, export and serve. `promote ledger migrate` takes the login that made the tables.",
  }),
  "ledger/database-refused": words<{ where: string; reason: string }>({
    message: ({ where, reason }) => `The ledger's database at ${where} refused: ${reason}.`,
    remedy: () =>
      "Look at the server's log, then run `promote ledger push`, which sends what is missing.",
  }),
  "ledger/database-slow": words<{ where: string; limitMs: number }>({
    message: ({ where, limitMs }) =>
      `The ledger's database at ${where} took more than ${limitMs / 1000} s altogether.`,
    remedy: () => "Look at the server's load, then run `promote ledger push`.",
  }),
  "ledger/schema-foreign": words<{ where: string; owner: string; login: string }>({
    message: ({ where, owner, login }) =>
      `The schema promote at ${where}, or a table in it, belongs to ${owner}, and ${login} would run what ${owner} put there.`,
    remedy: ({ owner }) =>
      `Migrate as ${owner}; or, where nobody of yours made that schema, drop it first.`,
  }),
  "ledger/record-elsewhere": words<{ path: string }>({
    message: ({ path }) =>
      `The record ${path} is not on this machine; one of another machine is in the ledger's database.`,
    remedy: () =>
      "`promote ledger pull` brings it; `promote ledger export --from-database` does without it.",
  }),
  "ledger/database-broken": words<{ where: string; problem: string }>({
    message: ({ where, problem }) =>
      `What the ledger's database at ${where} holds is no ledger: ${problem}.`,
    remedy: () =>
      "Compare it with the ledgers of the machines that promote: `promote ledger export --from-database`.",
  }),
  "ledger/sealing-held": words<{ where: string; limitMs: number }>({
    message: ({ where, limitMs }) =>
      `Another run kept the last place of the ledger at ${where} for ${limitMs / 1000} s.`,
    remedy: () => "Run `promote ledger push` when that run has ended.",
  }),
  "ledger/not-in-database": words<{ where: string; repository: string }>({
    message: ({ where, repository }) => `There is no ledger of ${repository} at ${where}.`,
    remedy: () => "Send the one of this machine with `promote ledger push`.",
  }),
  "ledger/export-malformed": words<{ path: string; line: number; problem: string }>({
    message: ({ path, line, problem }) =>
      `Line ${line} of ${path} is not what \`promote ledger export\` writes: ${problem}.`,
    remedy: () => "Export the ledger anew, and import the file as it is.",
  }),
};
