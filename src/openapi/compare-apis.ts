import type { ApiChange } from "./api-change.ts";
import { canonicalOf } from "./canonical-document.ts";
import { closureTextOf } from "./closure-text.ts";
import { compactOrNull, compactText } from "./compact-text.ts";
import { compareOperations } from "./compare-operations.ts";
import { openSchemaComparison } from "./compare-schemas.ts";
import { type ApiDocument, memberOf, membersOf } from "./document.ts";
import { operationsOf } from "./operations.ts";
import { versionOf } from "./parse-document.ts";
import { pointerOf } from "./pointer.ts";
import { openSchemas } from "./schema-shape.ts";

/**
 * What in the new description can make a client of the old one fail. Pure, and total over documents
 * as `parseDocument` returns them. A document beside itself yields nothing.
 */
export function compareApis(before: ApiDocument, after: ApiDocument): readonly ApiChange[] {
  if (!isModelled(before) || !isModelled(after)) return compareAsWhole(before, after);
  const readers = { before: openSchemas(before), after: openSchemas(after) };
  const schemas = openSchemaComparison(readers.before, readers.after);
  const theirs = operationsOf(after);
  const changes: ApiChange[] = [];
  for (const [key, operation] of operationsOf(before)) {
    const other = theirs.get(key);
    if (other === undefined) {
      const { name, pointer } = operation;
      changes.push({ kind: "operation-removed", operations: [name], place: "", pointer });
    } else {
      const from = { document: before, schemas: readers.before, operation };
      const to = { document: after, schemas: readers.after, operation: other };
      changes.push(...compareOperations(from, to, schemas));
    }
  }
  return [...changes, ...schemas.changes(), ...compareWebhooks(before, after)];
}

function isModelled(document: ApiDocument): boolean {
  return versionOf(document)?.startsWith("3.") ?? false;
}

/** Two documents of which one is written to a specification that is not modelled: equal, or not. */
function compareAsWhole(before: ApiDocument, after: ApiDocument): readonly ApiChange[] {
  if (JSON.stringify(canonicalOf(before)) === JSON.stringify(canonicalOf(after))) return [];
  const texts = { before: versionText(before), after: versionText(after) };
  const site = { operations: ["the whole document"], place: "", pointer: "" };
  return [{ kind: "unmodelled", construct: "specification version", ...site, ...texts }];
}

function versionText(document: ApiDocument): string {
  const name = memberOf(document, "openapi") === undefined ? "Swagger" : "OpenAPI";
  return `${name} ${versionOf(document) ?? ""}`;
}

function compareWebhooks(before: ApiDocument, after: ApiDocument): readonly ApiChange[] {
  const theirs = new Map(membersOf(memberOf(after, "webhooks")));
  return membersOf(memberOf(before, "webhooks")).flatMap(([name, webhook]): ApiChange[] => {
    const now = theirs.get(name);
    const texts = {
      before: closureTextOf(before, webhook),
      after: now === undefined ? null : closureTextOf(after, now),
    };
    if (texts.before === texts.after) return [];
    const pointer = pointerOf(["webhooks", name]);
    const site = { operations: [`webhook ${name}`], place: "", pointer };
    const { before: old, after: later } = texts;
    const compact = { before: compactText(old), after: compactOrNull(later) };
    return [{ kind: "unmodelled", construct: "webhooks", ...site, ...compact }];
  });
}
