import type { Rule } from "../../../gate/rule.ts";
import type { SchemaChangeOf } from "../../../postgres/schema-change.ts";
import type { PlacedChange, Sides } from "../facts.ts";
import { marked, placeIn } from "../place-change.ts";

type CommentChange = SchemaChangeOf<"comment-changed">;

export const commentChanged: Rule<PlacedChange<CommentChange>> = {
  severity: "advisory",
  summary: "The comment of something in the schema is missing on one side, or another one.",
  why: "No statement behaves differently for a comment; tools that publish or expose the schema read them.",
  remedy: "Take a new snapshot, review it and commit it, so that the comment is the database's.",
  *judge({ change, sides }) {
    const { snapshot, database, line, subject } = change;
    yield {
      subject,
      message: messageOf(change, sides),
      ...(snapshot === null && sides.database.file !== null
        ? placeIn(sides.database, line)
        : placeIn(sides.snapshot, snapshot === null ? undefined : line)),
      detail: [
        ...(snapshot === null ? [] : [marked("-", snapshot)]),
        ...(database === null ? [] : [marked("+", database)]),
      ].join("\n"),
    };
  },
};

function messageOf(change: CommentChange, { snapshot, database }: Sides): string {
  if (change.database === null) return `is in ${snapshot.name} and not in ${database.name}.`;
  if (change.snapshot === null) return `is in ${database.name} and not in ${snapshot.name}.`;
  return `is not in ${database.name} as it is in ${snapshot.name}.`;
}
