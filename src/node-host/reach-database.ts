import type pg from "pg";
import { GateFault, reasonOf } from "../gate/fault.ts";
import { foreignWords } from "../host/foreign-words.ts";
import type { Secrets } from "../host/host.ts";
import { StatementError } from "../host/statement-error.ts";
import { completeUrlOf } from "../postgres/connection.ts";
import { isTlsRefusal, tlsAttempts } from "../postgres/tls-attempts.ts";

/** Reaches a database by each of the ways that its URL leaves open, until one is not refused for its TLS. The URL is protected. */
export async function reachDatabase<T>(
  url: string,
  secrets: Secrets,
  reach: (url: string) => Promise<T>,
): Promise<T> {
  secrets.protect(url);
  const [first = url, next] = attemptsOf(url);
  try {
    return await reach(first);
  } catch (thrown) {
    if (next === undefined || !(thrown instanceof GateFault) || !isTlsRefusal(thrown.cause)) {
      throw thrown;
    }
    return reach(next);
  }
}

function attemptsOf(url: string): readonly string[] {
  try {
    return tlsAttempts(completeUrlOf(url));
  } catch (cause) {
    throw new GateFault("database/url-malformed", { variable: "the database variable" }, { cause });
  }
}

/** `host:port/database`, for messages. */
export function whereOf({ host, port, database }: pg.Client): string {
  return `${host}:${port}/${database ?? ""}`;
}

/** Why a database was not reached, in words that hold no secret. */
export function reachReasonOf(cause: unknown, { redact }: Pick<Secrets, "redact">): string {
  // Node wraps a refusal on several addresses into an AggregateError without words.
  const first = cause instanceof AggregateError ? (cause.errors[0] ?? cause) : cause;
  return foreignWords(redact(reasonOf(first)));
}

/** The error of a statement that the server refused. */
export function statementErrorOf({ message, code, position }: pg.DatabaseError): StatementError {
  return new StatementError(message, code ?? "XX000", Number(position) || null);
}

/** What is thrown where the first statement of a connection fails: its refusal is one of the connection. */
export function refusedOpening(thrown: unknown, where: string, secrets: Secrets): unknown {
  if (!(thrown instanceof StatementError)) return thrown;
  const reason = reachReasonOf(thrown, secrets);
  return new GateFault("database/refused", { where, reason }, { cause: thrown });
}
