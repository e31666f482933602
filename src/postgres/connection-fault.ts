import { GateFault } from "../gate/fault.ts";
import { StatementError } from "../host/statement-error.ts";
import { type Connection, whereOf } from "./connection.ts";

type FaultMaker = (connection: Connection, reason: string) => GateFault;

const passwordRefused: FaultMaker = (connection) =>
  new GateFault("database/password-refused", {
    where: whereOf(connection),
    user: connection.user,
  });
const hostUnknown: FaultMaker = (connection) =>
  new GateFault("database/host-unknown", { host: connection.host });
const noSuchDatabase: FaultMaker = (connection) =>
  new GateFault("database/no-such-database", {
    where: whereOf(connection),
    database: connection.database,
  });
const tlsRequired: FaultMaker = (connection, reason) =>
  new GateFault("database/tls-mode-refused", { where: whereOf(connection), reason });
const permissionDenied: FaultMaker = (connection, reason) =>
  new GateFault("database/permission-denied", {
    where: whereOf(connection),
    user: connection.user,
    reason,
  });
const unreachable: FaultMaker = (connection, reason) =>
  new GateFault("database/unreachable", { where: whereOf(connection), reason });
const lockTimeout: FaultMaker = (connection) =>
  new GateFault("database/locked", { where: whereOf(connection) });
const connectionLost: FaultMaker = (connection) =>
  new GateFault("database/connection-lost", { where: whereOf(connection) });

/** The SQLSTATE of a right that is missing. */
export const insufficientPrivilege = "42501";

/** SQLSTATE, or the error code of the machine. */
const byCode: ReadonlyMap<string, FaultMaker> = new Map([
  ["28P01", passwordRefused],
  ["3D000", noSuchDatabase],
  [insufficientPrivilege, permissionDenied],
  ["55P03", lockTimeout],
  ["57P01", connectionLost],
  ["ENOTFOUND", hostUnknown],
  ["EAI_AGAIN", hostUnknown],
]);

/** What pg_dump says in the C locale. It has no error codes. */
const byWords: readonly (readonly [RegExp, FaultMaker])[] = [
  [/password authentication failed|no password supplied|SCRAM.*password/i, passwordRefused],
  [/could not translate host name|ENOTFOUND|EAI_AGAIN/, hostUnknown],
  [/FATAL: +database ".*" does not exist/, noSuchDatabase],
  [/no pg_hba\.conf entry.*(no encryption|SSL off)|does not support SSL|SSL error/i, tlsRequired],
  [/permission denied/, permissionDenied],
  [/canceling statement due to lock timeout|could not obtain lock/, lockTimeout],
  [/canceling statement due to statement timeout[\s\S]*LOCK TABLE/, lockTimeout],
  [
    /server closed the connection|terminating connection|connection to server was lost/,
    connectionLost,
  ],
  [
    /Connection refused|timeout expired|No route to host|Network is unreachable|ECONNREFUSED/i,
    unreachable,
  ],
];

/** The fault a failed connection or statement means, in its own words; anything else as it was thrown. */
export function connectionFaultOf(thrown: unknown, connection: Connection): unknown {
  const code = thrown instanceof StatementError ? thrown.sqlState : codeOf(thrown);
  const reason = thrown instanceof Error ? thrown.message : "";
  const fromCode = byCode.get(code)?.(connection, reason);
  if (fromCode !== undefined) return fromCode;
  return isConnectionFault(thrown) ? (faultInWords(causeOf(thrown), connection) ?? thrown) : thrown;
}

/** `pg` has no codes for a password that is missing or a server without TLS, and `28000` says too little. */
function isConnectionFault(thrown: unknown): thrown is GateFault {
  return thrown instanceof GateFault && /^database\/(refused|unreachable)$/.test(thrown.code);
}

function causeOf({ cause, message }: Error): string {
  return cause instanceof Error ? cause.message : message;
}

const prefix = /^(pg_dump: )?(error: )?(query failed: )?((ERROR|FATAL): +)?/;

/** The fault that a program of PostgreSQL reports on its error output, if the words are known. */
export function faultInWords(stderr: string, connection: Connection): GateFault | undefined {
  const [words, faultOf] = byWords.find(([known]) => known.test(stderr)) ?? [];
  if (words === undefined || faultOf === undefined) return undefined;
  const line = stderr.split("\n").find((text) => words.test(text)) ?? stderr;
  return faultOf(connection, line.replace(prefix, "").trim());
}

/** Whether the server refused a statement because the user lacks a right. */
export function isNotPermitted(thrown: unknown): thrown is StatementError {
  return thrown instanceof StatementError && thrown.sqlState === insufficientPrivilege;
}

function codeOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  if (typeof cause !== "object" || cause === null || !("code" in cause)) return "";
  return String(cause.code);
}
