import type { Account, Input } from "../../gate/check.ts";
import type { Finding } from "../../gate/finding.ts";
import { applyRules } from "../../gate/rule.ts";
import { digestOf, evidenceDigestOf } from "../../openapi/load/read-document.ts";
import type { OpenapiMatchFacts } from "./facts.ts";
import { rules } from "./rules/index.ts";

/** Applies every rule to the two documents. */
export function judge(facts: OpenapiMatchFacts): Iterable<Finding> {
  return applyRules("openapi-match", rules, facts);
}

/** How many operations the document has and where it differs; the digests of both documents. */
export function account(facts: OpenapiMatchFacts): Account {
  const { document, committed, generated, comparison } = facts;
  const operations = committed.state === "read" ? committed.operations : 0;
  const differences = comparison?.total ?? 0;
  const digest = digestOf(committed);
  const inputs: readonly Input[] = digest === null ? [] : [{ name: document, sha256: digest }];
  return {
    headline: headlineOf(facts, operations),
    counts: { operations, differences },
    inputs,
    evidence: {
      openapi: {
        document,
        committed: evidenceDigestOf(committed),
        generated: generated.state === "done" ? evidenceDigestOf(generated.document) : null,
        operations,
        differences: comparison?.total ?? null,
      },
    },
  };
}

function headlineOf({ document, comparison }: OpenapiMatchFacts, operations: number): string {
  if (comparison === null) return `${document} could not be compared with the code`;
  const { total } = comparison;
  if (total > 0) return `${total} ${total === 1 ? "difference" : "differences"} in ${document}`;
  const noun = operations === 1 ? "operation" : "operations";
  return `${document} is what the code generates (${operations} ${noun})`;
}
