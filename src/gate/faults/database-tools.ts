import { words } from "./fault-words.ts";

/** pg_dump, and PostgreSQL servers that are started for a while. */
export const databaseToolFaults = {
  "database/pg-dump-missing": words<{ server: string; looked: string }>({
    message: ({ server, looked }) =>
      `No pg_dump is there to read the schema of PostgreSQL ${server}; looked in ${looked}.`,
    remedy: ({ server }) =>
      `Install one of major ${majorOf(server)} or newer (\`apt-get install postgresql-client-${majorOf(server)}\`, \`brew install postgresql@${majorOf(server)}\`, or \`npm install @electric-sql/pglite-tools@0.4.8\`), or name one with \`pgDump\` in promote.yaml.`,
  }),
  "database/pg-dump-too-old": words<{ server: string; found: string }>({
    message: ({ server, found }) =>
      `The server is PostgreSQL ${server}, and every pg_dump found is older: ${found}.`,
    remedy: ({ server }) =>
      `Install pg_dump ${majorOf(server)} or newer (\`apt-get install postgresql-client-${majorOf(server)}\`, \`brew install postgresql@${majorOf(server)}\`), or name one with \`pgDump\` in promote.yaml.`,
  }),
  "database/dump-truncated": words<{ where: string; lines: number }>({
    message: ({ where, lines }) =>
      `The dump of ${where} breaks off after ${lines} lines, without the line that ends a whole one.`,
    remedy: () => "Run again; if it breaks off again, look at the server's log.",
  }),
  "database/dump-failed": words<{ where: string; reason: string }>({
    message: ({ where, reason }) => `pg_dump could not read the schema of ${where}: ${reason}.`,
    remedy: () => "Run `pg_dump --schema-only` by hand with the same user and fix what it reports.",
  }),
  "database/extension-missing": words<{ extension: string; line: number }>({
    message: ({ extension, line }) =>
      `The snapshot needs the extension ${extension} (line ${line}), which the scratch server does not have, so whether it restores cannot be verified here.`,
    remedy: ({ extension }) =>
      `Install ${extension} for the PostgreSQL on this machine, or name a server that has it with \`scratch\` in promote.yaml.`,
  }),
  "database/restore-lacks": words<{ needed: string; line: number }>({
    message: ({ needed, line }) =>
      `The snapshot needs the ${needed} (line ${line}), which the scratch server does not have, so whether it restores cannot be verified here.`,
    remedy: ({ needed }) =>
      `Name a server that has the ${needed} with \`scratch\` of the item in promote.yaml.`,
  }),
  "database/restore-needs-superuser": words<{ line: number; reason: string }>({
    message: ({ line, reason }) =>
      `Line ${line} of the snapshot takes a superuser (${reason}), and what comes from a repository runs without one, so whether it restores cannot be verified here.`,
    remedy: () =>
      "Let an extension define it, so that the snapshot holds `CREATE EXTENSION`; or restore it by hand once, and replace the item by one of the kind `confirmation`.",
  }),
  "database/scratch-too-old": words<{ source: string; major: number; dumpedFrom: number }>({
    message: ({ source, major, dumpedFrom }) =>
      `The snapshot comes from PostgreSQL ${dumpedFrom} and does not restore on ${source}, which is PostgreSQL ${major} and may not know all of it.`,
    remedy: ({ dumpedFrom }) =>
      `Install PostgreSQL ${dumpedFrom} or newer on this machine, or name such a server in \`scratch\` of the item.`,
  }),
  "database/scratch-not-permitted": words<{ variable: string; user: string; reason: string }>({
    message: ({ variable, user, reason }) =>
      `${user} may not do all it takes to restore a snapshot on the server in ${variable}: ${reason}.`,
    remedy: ({ variable }) =>
      `Put the URL of a superuser of a server for tests into ${variable}, or leave the scratch server out, so that one is started on this machine.`,
  }),
  "database/server-missing": words<{ looked: string }>({
    message: ({ looked }) => `No PostgreSQL server can be started here; looked for ${looked}.`,
    remedy: () =>
      "Install PostgreSQL (`apt-get install postgresql`, `brew install postgresql`), install promote with its optional packages, or name a scratch server in promote.yaml.",
  }),
  "database/server-not-started": words<{ source: string; reason: string }>({
    message: ({ source, reason }) => `${source} could not be started: ${reason}.`,
    remedy: () => "Fix what the server reports, or name a scratch server in promote.yaml.",
  }),
};

function majorOf(version: string): string {
  return version.split(".")[0] ?? version;
}
