import type { Place } from "../../gate/finding.ts";
import type { SchemaChange } from "../../postgres/schema-change.ts";
import { takeCommand } from "../../postgres/take-command.ts";
import { canonicalOf, tokensOf } from "../../postgres/tokens.ts";
import type { NamedSide, Sides } from "./facts.ts";

/** Where a file speaks of a change: the snapshot, or the other side for what the snapshot lacks. */
export function placeOf(
  { snapshot: said, line }: SchemaChange,
  { snapshot, database }: Sides,
): { readonly place?: Place } {
  if (said !== null) return placeIn(snapshot, line);
  return database.file === null ? placeIn(snapshot) : placeIn(database, line);
}

function placeIn({ file }: NamedSide, line?: number): { readonly place?: Place } {
  if (file === null) return {};
  return { place: { file, ...(line === undefined ? {} : { line }) } };
}

/** What to do: run what is pending, take the snapshot anew, or revert what was done by hand. */
export function remedyOf(change: SchemaChange, sides: Sides): string {
  const { snapshot, database, refresh } = sides;
  const { cause, revert } = change;
  if (refresh === null) return betweenFiles(change, sides);
  const { environment } = refresh;
  const taken = `run \`${takeCommand}\`, review ${snapshot.name} and commit it.`;
  if (cause?.kind === "migration-pending") {
    return `Run ${cause.migration} on ${environment}; if it was undone there on purpose, ${taken}`;
  }
  if (cause?.kind === "snapshot-not-refreshed") {
    return `${capital(taken)} If ${database.name} should not have it yet, revert it there${by(revert)}.`;
  }
  const isMissing = change.kind.endsWith("-missing-in-database");
  if (isMissing && cause === null) {
    return `Run the migration that is pending on ${environment}; if it was dropped on purpose, ${taken}`;
  }
  const undo = isMissing ? "Bring it back" : "Revert it";
  return `${undo} on ${environment}${by(revert)}; if it is wanted, write the migration, ${taken}`;
}

function betweenFiles({ snapshot: said, database: saysNow }: SchemaChange, sides: Sides): string {
  const { snapshot, database } = sides;
  if (saysNow === null) {
    return `Bring it to ${database.name} with a migration, or out of ${snapshot.name} if it was dropped on purpose.`;
  }
  return said === null
    ? `Bring it to ${snapshot.name} with a migration, or out of ${database.name} if nobody wants it.`
    : "Decide which of the two is right, and bring the other to it with a migration.";
}

const longest = 200;

/** The statement that reverts a change, where it is short enough for a sentence. */
function by(statement: string | null): string {
  if (statement === null || statement.length > longest) return "";
  if (/\n|`/.test(statement)) return "";
  return ` with \`${statement}\`${deletesData.test(statement) ? ", which deletes what is in it" : ""}`;
}

const deletesData = /^(ALTER TABLE .* DROP COLUMN|DROP (TABLE|SEQUENCE|MATERIALIZED VIEW)) /;

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** The lines that differ, then the statement that makes them differ and its likely cause. */
export function detailOf(change: SchemaChange, sides: Sides): string {
  const { diff } = change;
  const statement = briefStatement(change);
  const cause = causeText(change, sides);
  return [
    diff,
    ...(statement === null ? [] : [`as after: ${statement.replaceAll("\n", "\n          ")}`]),
    ...(cause === null ? [] : [`likely: ${cause}`]),
  ].join("\n");
}

const mostLines = 4;

/** The statement, unless the lines that differ say as much. */
function briefStatement({ statement, database, snapshot }: SchemaChange): string | null {
  if (statement === null || statement.split("\n").length > mostLines) return null;
  const isTold =
    snapshot === null && database !== null && bare(statement).startsWith(bare(database));
  return isTold ? null : statement;
}

/** Without the semicolons at the ends of lines, which lines that differ do not have. */
function bare(statements: string): string {
  return statements.replaceAll(/;$/gm, "");
}

/** Why the two sides differ, as far as it is known. */
export function causeText({ cause }: SchemaChange, { snapshot, database }: Sides): string | null {
  if (cause === null) return null;
  switch (cause.kind) {
    case "by-hand":
      return `a change by hand on ${database.name}: no migration makes it.`;
    case "snapshot-not-refreshed":
      return `${snapshot.name} was not refreshed after ${cause.migration}.`;
    case "migration-pending":
      return `${cause.migration} has not run on ${database.name}.`;
  }
}

/**
 * What makes a drift this drift: its subject and the definitions it is about, layout outside strings aside. What is accepted of a
 * subject is not accepted of the next change of it.
 */
export function identityOf(subject: string, ...definitions: readonly string[]): string {
  return [subject, ...definitions.map((text) => canonicalOf(tokensOf(text)))].join("\n");
}
