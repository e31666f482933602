import { GateFault, reasonOf } from "../gate/fault.ts";
import { StatementError } from "../host/statement-error.ts";
import { BadCursor } from "../trail/cursor.ts";
import { ProblemError, problemOf } from "./problem.ts";

/** What a request is told when its handling threw; `log` is what only the operator is told. */
export type Told = { readonly error: ProblemError; readonly log?: string };

/** The problem of anything thrown. Nothing of the machine, the database or this program is in it. */
export function problemOfThrown(thrown: unknown): Told {
  if (thrown instanceof ProblemError) return { error: thrown };
  if (thrown instanceof BadCursor) {
    const detail = "Take `next` of the page before as it is, or leave the cursor out.";
    return { error: new ProblemError(problemOf("bad-cursor", detail)) };
  }
  // Data that a text of the request cannot be taken for.
  if (thrown instanceof StatementError && thrown.sqlState.startsWith("22")) {
    const detail = "A parameter holds what the ledger cannot be asked for.";
    return { error: new ProblemError(problemOf("bad-parameter", detail)) };
  }
  if (thrown instanceof GateFault) {
    const detail = "The database does not answer as it should; the operator is told why.";
    return {
      error: new ProblemError(problemOf("unavailable", detail), { "Retry-After": "5" }),
      log: `${thrown.message} ${thrown.remedy}`,
    };
  }
  const detail = "The request could not be answered; the operator is told why.";
  return { error: new ProblemError(problemOf("defect", detail)), log: reasonOf(thrown) };
}
