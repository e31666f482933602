import type { Duplex } from "node:stream";
import pg from "pg";
import { isTlsRefusal, tlsAttempts } from "../tls-attempts.ts";
import { framesIn } from "./frames.ts";

/** A connection that is past its authentication, as a wire for protocol messages. */
export interface Wire {
  /** What the server said of itself: `server_version`, `client_encoding`, … */
  readonly parameters: ReadonlyMap<string, string>;
  /** Sends whole messages that end in a query; resolves with all the server says until it is ready again. */
  exchange(messages: Uint8Array): Promise<Uint8Array>;
  close(): void;
}

/** Members of `pg` that its types leave out: https://github.com/brianc/node-postgres/tree/master/packages/pg */
type Insides = {
  readonly connection: NodeJS.EventEmitter & { readonly stream: Duplex };
};

/**
 * Connects as the `PG*` variables say (`pg` sees to passwords and TLS), sets the session up, and takes the
 * stream over.
 */
export async function openWire(variables: NodeJS.ProcessEnv): Promise<Wire> {
  const [first = "", ...others] = tlsAttempts(urlOf(variables));
  return openOnce(first, variables).catch((thrown: unknown) => {
    const [next] = others;
    if (next === undefined || !isTlsRefusal(thrown)) throw thrown;
    return openOnce(next, variables);
  });
}

async function openOnce(url: string, variables: NodeJS.ProcessEnv): Promise<Wire> {
  const client = new pg.Client({
    connectionString: url,
    application_name: variables["PGAPPNAME"] ?? "promote",
    connectionTimeoutMillis: 10_000,
  });
  const { connection } = client as unknown as Insides;
  const parameters = new Map<string, string>();
  connection.on("parameterStatus", (status: { parameterName: string; parameterValue: string }) => {
    parameters.set(status.parameterName, status.parameterValue);
  });
  client.on("error", () => undefined);
  await client.connect();
  await client.query(sessionSettings(variables));
  const { stream } = connection;
  stream.removeAllListeners("data");
  return {
    parameters,
    exchange: (messages) => exchange(stream, messages),
    close: () => stream.destroy(),
  };
}

/** The connection the variables describe, as a URL; what they leave out, `pg` reads from them itself. */
function urlOf(variables: NodeJS.ProcessEnv): string {
  const url = new URL("postgres://localhost/");
  const read = (name: string) => variables[name] ?? "";
  url.username = encodeURIComponent(read("PGUSER"));
  url.password = encodeURIComponent(read("PGPASSWORD"));
  url.pathname = `/${encodeURIComponent(read("PGDATABASE"))}`;
  for (const [parameter, name] of parametersByVariable) {
    if (read(name) !== "") url.searchParams.set(parameter, read(name));
  }
  return url.href;
}

const parametersByVariable = [
  ["host", "PGHOST"],
  ["port", "PGPORT"],
  ["sslmode", "PGSSLMODE"],
  ["sslrootcert", "PGSSLROOTCERT"],
  ["sslcert", "PGSSLCERT"],
  ["sslkey", "PGSSLKEY"],
] as const;

/** The settings that `PGOPTIONS` and `PGTZ` would bring. */
function sessionSettings(variables: NodeJS.ProcessEnv): string {
  const settings = new Map([["TimeZone", variables["PGTZ"] ?? "UTC"]]);
  for (const [, name, value] of (variables["PGOPTIONS"] ?? "").matchAll(
    /-c\s*([A-Za-z_.]+)=(\S+)/g,
  )) {
    if (name !== undefined && value !== undefined) settings.set(name, value);
  }
  return [...settings]
    .map(([name, value]) => `SET ${pg.escapeIdentifier(name)} TO ${pg.escapeLiteral(value)}`)
    .join("; ");
}

/** A connection that ends in the middle gives what came until then, which no client takes for an answer. */
function exchange(stream: Duplex, messages: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let unread: Uint8Array = new Uint8Array();
    const done = () => {
      stream.off("data", receive);
      stream.off("close", done);
      resolve(Buffer.concat(chunks));
    };
    const receive = (chunk: Uint8Array) => {
      chunks.push(chunk);
      unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
      const { letters, length } = framesIn(unread);
      unread = unread.subarray(length);
      if (letters.endsWith("Z") && unread.length === 0) done();
    };
    stream.on("data", receive);
    stream.on("close", done);
    if (stream.destroyed) done();
    else stream.write(messages);
  });
}
