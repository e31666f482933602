/** Where a postgres:// URL leads, taken apart. */
export type Connection = {
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** The URL's query: `sslmode`, `sslrootcert`, … */
  readonly parameters: ReadonlyMap<string, string>;
};

/** Reads a postgres:// URL as libpq does, where a parameter goes before the authority; undefined when it is none. */
export function parseConnection(url: string): Connection | undefined {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  try {
    const parameters = new Map(parsed.searchParams);
    const user = parameters.get("user") || decodeURIComponent(parsed.username);
    const inPath = decodeURIComponent(parsed.pathname.replace(/^\//, ""));
    return {
      host: parameters.get("host") || decodeURIComponent(hostOf(parsed)) || "localhost",
      port: parameters.get("port") || parsed.port || "5432",
      user,
      password: parameters.get("password") || decodeURIComponent(parsed.password),
      database: parameters.get("dbname") || inPath || user,
      parameters,
    };
  } catch {
    return undefined;
  }
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}

const byParameter: ReadonlyMap<string, string> = new Map([
  ["sslmode", "PGSSLMODE"],
  ["sslrootcert", "PGSSLROOTCERT"],
  ["sslcert", "PGSSLCERT"],
  ["sslkey", "PGSSLKEY"],
  ["sslnegotiation", "PGSSLNEGOTIATION"],
  ["channel_binding", "PGCHANNELBINDING"],
  ["connect_timeout", "PGCONNECT_TIMEOUT"],
  ["target_session_attrs", "PGTARGETSESSIONATTRS"],
  ["gssencmode", "PGGSSENCMODE"],
]);

/** The variables from which libpq's programs read the same connection: nothing of it stands in an argument. */
export function variablesOf(connection: Connection): Readonly<Record<string, string>> {
  const { host, port, user, password, database, parameters } = connection;
  const variables: Record<string, string> = { PGHOST: host, PGPORT: port, PGDATABASE: database };
  if (user !== "") variables["PGUSER"] = user;
  if (password !== "") variables["PGPASSWORD"] = password;
  for (const [parameter, variable] of byParameter) {
    const value = parameters.get(parameter);
    if (value !== undefined) variables[variable] = value;
  }
  return variables;
}

/** `host:port/database`, for messages. */
export function whereOf({ host, port, database }: Connection): string {
  return `${host}:${port}/${database}`;
}

/** The same URL with host, port and database said, for a client that would ask variables about what it leaves out. */
export function completeUrlOf(url: string): string {
  const connection = parseConnection(url);
  if (connection === undefined) return url;
  const { host, port, database, parameters } = connection;
  const complete = new URL(url);
  if (complete.hostname === "") complete.searchParams.set("host", host);
  if (complete.port === "") complete.searchParams.set("port", port);
  return parameters.has("dbname") || complete.pathname.length <= 1
    ? urlOfDatabase(complete.href, database)
    : complete.href;
}

/** The same server's URL with another database. */
export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  other.searchParams.delete("dbname");
  return other.href;
}

/** The same URL with another user. */
export function urlOfUser(url: string, user: string, password: string): string {
  const other = new URL(url);
  other.username = encodeURIComponent(user);
  other.password = encodeURIComponent(password);
  for (const parameter of ["user", "password"]) other.searchParams.delete(parameter);
  return other.href;
}
