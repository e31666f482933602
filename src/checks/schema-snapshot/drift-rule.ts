import type { Severity } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { SchemaChange } from "../../postgres/schema-change.ts";
import type { PlacedChange, Sides } from "./facts.ts";
import { detailOf, identityOf, placeOf, remedyOf } from "./place-change.ts";

/** What is to be said about one kind of drift. */
type DriftWords = {
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  /** What to do, in general. */
  readonly remedy: string;
  /** One sentence that reads on from the change's subject. */
  readonly message: (change: SchemaChange, sides: Sides) => string;
};

/** The rule of one kind of drift: its words, with the place, the statement, the cause and the remedy of each case. */
export function driftRule({ message, ...text }: DriftWords): Rule<PlacedChange> {
  return {
    ...text,
    *judge({ change, sides }) {
      yield {
        subject: change.subject,
        message: message(change, sides),
        ...(text.severity === "advisory" ? {} : { remedy: remedyOf(change, sides) }),
        ...placeOf(change, sides),
        detail: detailOf(change, sides),
        identity: identityOf(
          change.subject,
          change.snapshot ?? "",
          change.database ?? "",
          ...(change.along ?? []),
        ),
      };
    },
  };
}

/** Which side has it. */
export function onOneSide({ snapshot }: SchemaChange, sides: Sides): string {
  return snapshot === null
    ? `is in ${sides.database.name} and not in ${sides.snapshot.name}.`
    : `is in ${sides.snapshot.name} and not in ${sides.database.name}.`;
}

/** Which side has it, or that both have it differently. */
export function onEitherSide(change: SchemaChange, sides: Sides): string {
  return change.snapshot === null || change.database === null
    ? onOneSide(change, sides)
    : `is not in ${sides.database.name} as it is in ${sides.snapshot.name}.`;
}

/** What it is on either side, where that is brief. */
export function fromTo(verb: string, change: SchemaChange, sides: Sides): string {
  const { before, after } = change;
  return before === null || after === null
    ? onEitherSide(change, sides)
    : `${verb} ${brief(before)} in ${sides.snapshot.name} and ${brief(after)} in ${sides.database.name}.`;
}

const longest = 80;

function brief(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
