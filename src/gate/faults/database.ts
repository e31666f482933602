import { words } from "./fault-words.ts";

/** PostgreSQL servers as they are met. `where` is `host:port/database`, never a password. */
export const databaseFaults = {
  "database/unreachable": words<{ where: string; reason: string }>({
    message: ({ where, reason }) => `PostgreSQL at ${where} does not answer: ${reason}.`,
    remedy: ({ where }) =>
      `Start the server or open the way to it; \`pg_isready\` against ${where} tells when it answers. To see the gate at work without it: \`promote demo\`.`,
  }),
  "database/refused": words<{ where: string; reason: string }>({
    message: ({ where, reason }) => `PostgreSQL at ${where} refused the connection: ${reason}.`,
    remedy: () =>
      "Correct user, password, database name or TLS mode in the variable that holds the URL.",
  }),
  "database/url-malformed": words<{ variable: string }>({
    message: ({ variable }) => `${variable} does not hold a postgres:// URL.`,
    remedy: ({ variable }) => `Set ${variable} to postgres://user:password@host:port/database.`,
  }),
  "database/host-forbidden": words<{ variable: string; host: string; pattern: string }>({
    message: ({ variable, host, pattern }) =>
      `${variable} leads to ${host}, which \`forbidHosts\` refuses as ${pattern}; nothing was connected to.`,
    remedy: ({ variable }) =>
      `Set ${variable} to the URL of the staging database, or correct \`checks.schema-snapshot.forbidHosts\` in promote.yaml.`,
  }),
  "database/password-refused": words<{ where: string; user: string }>({
    message: ({ where, user }) => `PostgreSQL at ${where} refuses the password of ${user}.`,
    remedy: ({ user }) =>
      `Correct the password in the variable that holds the URL, or set it anew with \`ALTER ROLE ${user} PASSWORD …\`.`,
  }),
  "database/host-unknown": words<{ host: string }>({
    message: ({ host }) => `The name ${host} of the database server cannot be resolved.`,
    remedy: ({ host }) =>
      `Correct the host in the variable that holds the URL, or run where ${host} is known.`,
  }),
  "database/no-such-database": words<{ where: string; database: string }>({
    message: ({ where, database }) =>
      `The server at ${where} answers, but has no database ${database}.`,
    remedy: ({ database }) =>
      `Correct the database name in the variable that holds the URL, or create it with \`createdb ${database}\`.`,
  }),
  "database/tls-mode-refused": words<{ where: string; reason: string }>({
    message: ({ where, reason }) =>
      `PostgreSQL at ${where} and the TLS mode of the URL do not agree: ${reason}.`,
    remedy: () =>
      "Add `?sslmode=require` to the URL where the server wants TLS, or `?sslmode=disable` where it has none.",
  }),
  "database/permission-denied": words<{ where: string; user: string; reason: string }>({
    message: ({ where, user, reason }) => `${user} may not read all of ${where}: ${reason}.`,
    remedy: ({ user }) =>
      `Let ${user} read every schema: \`GRANT pg_read_all_data TO ${user}\` on the server.`,
  }),
  "database/locked": words<{ where: string }>({
    message: ({ where }) => `A table of ${where} stayed locked by somebody else for too long.`,
    remedy: () =>
      "Wait for the migration or maintenance that holds the lock (`select * from pg_locks where granted`), then run again.",
  }),
  "database/connection-lost": words<{ where: string }>({
    message: ({ where }) => `The connection to ${where} ended before its schema was read.`,
    remedy: () => "Look at the server's log for a restart or a limit, then run again.",
  }),
};
