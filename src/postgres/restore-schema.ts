import { GateFault } from "../gate/fault.ts";
import type { Database } from "../host/host.ts";
import { StatementError } from "../host/statement-error.ts";
import { insufficientPrivilege } from "./connection-fault.ts";
import { quoted } from "./quoted.ts";
import { type Actor, type RestoreStep, restorePlanOf } from "./restore-plan.ts";
import type { Statement } from "./scan-statements.ts";
import type { Scratch } from "./with-scratch-database.ts";

/** A statement of the snapshot, by its line, its first words, and what is wrong with it. */
export type RestoreFailure = {
  readonly line: number;
  readonly statement: string;
  readonly reason: string;
};

/** What restoring came to. */
export type Restoration =
  | { readonly kind: "restored" }
  /** PostgreSQL does not accept a statement. */
  | ({ readonly kind: "failed" } & RestoreFailure)
  /** A statement has no place in a snapshot; nothing was run. */
  | ({ readonly kind: "refused" } & RestoreFailure);

/**
 * Builds the scratch database from a snapshot's text, as `restorePlanOf` plans it. Never through psql: its
 * commands can run programs. Throws "database/extension-missing" where the server lacks an extension, and the
 * server's refusal where a right is missing: neither proves anything about the snapshot.
 * Roles that the snapshot names and the server lacks are created without login; `willDropRoles` hears of them.
 */
export async function restoreSchema(
  scratch: Pick<Scratch, "administrator" | "owner" | "willDropRoles">,
  snapshot: string,
): Promise<Restoration> {
  const plan = restorePlanOf(snapshot);
  if (plan.kind === "refused") {
    return { kind: "refused", ...failureOf(plan.statement, plan.reason) };
  }
  const { administrator, willDropRoles } = scratch;
  for (const role of await missingRoles(administrator, plan.roles)) {
    await administrator.query(`CREATE ROLE ${quoted(role)} NOLOGIN`);
    willDropRoles([role]);
  }
  for (const batch of batchesOf(plan.steps)) {
    const failure = await replay(scratch, batch);
    if (failure !== undefined) return { kind: "failed", ...failure };
  }
  return { kind: "restored" };
}

type Batch = { readonly actor: Actor; readonly statements: readonly Statement[] };

/** Steps that one actor runs in a row. */
function batchesOf(steps: readonly RestoreStep[]): readonly Batch[] {
  const batches: { actor: Actor; statements: Statement[] }[] = [];
  for (const { actor, statement } of steps) {
    const last = batches.at(-1);
    if (last?.actor === actor) last.statements.push(statement);
    else batches.push({ actor, statements: [statement] });
  }
  return batches;
}

/** A batch as one transaction; when that fails, statement by statement, to find the one that does. */
async function replay(
  scratch: Pick<Scratch, Actor>,
  { actor, statements }: Batch,
): Promise<RestoreFailure | undefined> {
  const database = scratch[actor];
  try {
    await database.query(statements.map(({ text }) => text).join("\n;\n"));
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof StatementError)) throw thrown;
  }
  for (const statement of statements) {
    try {
      await database.query(statement.text);
    } catch (thrown) {
      if (!(thrown instanceof StatementError)) throw thrown;
      assertDecidable(thrown, statement, actor);
      return failureOf(statement, thrown.message);
    }
  }
  return undefined;
}

/** An extension, a place or a right that is not there on this server says nothing about the snapshot. */
function assertDecidable(thrown: StatementError, { line }: Statement, actor: Actor): void {
  const reason = thrown.message;
  if (thrown.sqlState === insufficientPrivilege) {
    if (actor === "administrator") throw thrown;
    throw new GateFault("database/restore-needs-superuser", { line, reason });
  }
  const [, extension] =
    /^(?:extension|language) "([^"]+)" (?:is not available|does not exist)/.exec(thrown.message) ??
    [];
  if (extension !== undefined) {
    throw new GateFault("database/extension-missing", { extension, line });
  }
  const [needed] =
    /(?:tablespace|access method) "[^"]+"(?= does not exist)|collation .+ for encoding "[^"]+"(?= does not exist)/.exec(
      reason,
    ) ?? [];
  if (needed !== undefined) throw new GateFault("database/restore-lacks", { needed, line });
}

async function missingRoles(
  database: Database,
  names: readonly string[],
): Promise<readonly string[]> {
  const rows = await database.query(
    "SELECT rolname FROM pg_catalog.pg_roles WHERE rolname = ANY($1)",
    [names],
  );
  const present = new Set(rows.map((row) => row["rolname"]));
  return names.filter((name) => !present.has(name));
}

const longestHead = 80;

function failureOf({ line, text }: Statement, reason: string): RestoreFailure {
  const head = text.replaceAll(/\s+/g, " ");
  return {
    line,
    statement: head.length > longestHead ? `${head.slice(0, longestHead)}…` : head,
    reason,
  };
}
