import { treatmentOf } from "./restorable.ts";
import { rolesIn } from "./roles-in.ts";
import { type Statement, scanStatements } from "./scan-statements.ts";
import { keywordOf, type Token, tokensOf } from "./tokens.ts";

/**
 * Who runs a statement: the scratch database's owner, who may do nothing outside of it; or the server's
 * administrator, for what takes one and runs none of the snapshot's own code.
 */
export type Actor = "owner" | "administrator";

export type RestoreStep = { readonly actor: Actor; readonly statement: Statement };

/** A snapshot as it is replayed, or the first statement that has no place in it. */
export type RestorePlan =
  | {
      readonly kind: "plan";
      /** In the order in which they run. */
      readonly steps: readonly RestoreStep[];
      readonly roles: readonly string[];
    }
  | { readonly kind: "refused"; readonly statement: Statement; readonly reason: string };

/** When a step runs. Within a phase the snapshot's order holds. */
type Phase = "extensions" | "objects" | "rights" | "event triggers";

const phases: readonly Phase[] = ["extensions", "objects", "rights", "event triggers"];

/**
 * Plans how a snapshot is replayed. Its text comes from a pull request, and defining an object can run code of
 * it (an expression in a partition bound, a trigger on the list of migrations): so that runs as the owner.
 * Extensions come first, while nothing is there that their scripts could run into; owners and rights last,
 * as the owner must own what it builds on; event triggers after everything they could be fired by.
 */
export function restorePlanOf(snapshot: string): RestorePlan {
  const steps = new Map<Phase, RestoreStep[]>(phases.map((phase) => [phase, []]));
  const roles = new Set<string>();
  for (const statement of scanStatements(snapshot).statements) {
    const tokens = tokensOf(statement.text);
    const treatment = treatmentOf(statement, tokens);
    if (treatment.kind === "refuse")
      return { kind: "refused", statement, reason: treatment.reason };
    for (const role of rolesIn(tokens)) roles.add(role);
    if (treatment.kind === "skip") continue;
    const { phase, actor } = placeOf(tokens);
    steps.get(phase)?.push({ actor, statement });
  }
  return { kind: "plan", steps: [...steps.values()].flat(), roles: [...roles] };
}

type Place = { readonly phase: Phase; readonly actor: Actor };

function placeOf(tokens: readonly Token[]): Place {
  const words = tokens.map(keywordOf);
  const head = words.slice(0, 4).join(" ");
  if (/^(CREATE SCHEMA|SET|SELECT)\b/.test(head)) return { phase: "extensions", actor: "owner" };
  if (/^CREATE EXTENSION\b/.test(head)) return { phase: "extensions", actor: "administrator" };
  if (isAbout(words, "EVENT TRIGGER")) return { phase: "event triggers", actor: "administrator" };
  if (isAboutRights(words)) return { phase: "rights", actor: "administrator" };
  return { phase: "objects", actor: needsAdministrator(head) ? "administrator" : "owner" };
}

function isAbout(words: readonly string[], object: string): boolean {
  const text = words.slice(0, 4).join(" ");
  return (
    text.startsWith(`CREATE ${object}`) ||
    text.startsWith(`ALTER ${object}`) ||
    text === `COMMENT ON ${object}`
  );
}

function isAboutRights(words: readonly string[]): boolean {
  const [first, second] = words;
  if (first === "GRANT" || first === "REVOKE" || first === "COMMENT") return true;
  if (first !== "ALTER") return false;
  return second === "DEFAULT" || words.slice(-3, -1).join(" ") === "OWNER TO";
}

/** What only a superuser may define, and what defining it does not run. */
function needsAdministrator(head: string): boolean {
  return /^(CREATE|ALTER) (OPERATOR (CLASS|FAMILY)|CAST|FOREIGN|SERVER|USER MAPPING|PUBLICATION|ACCESS|TRANSFORM|TEXT SEARCH (PARSER|TEMPLATE))\b/.test(
    head,
  );
}
