import type { Rule } from "../../../gate/rule.ts";
import type { SchemaChangeOf } from "../../../postgres/schema-change.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { PlacedChange } from "../facts.ts";
import { placeIn } from "../place-change.ts";

export const columnsReordered: Rule<PlacedChange<SchemaChangeOf<"columns-reordered">>> = {
  severity: "advisory",
  summary: "The columns of a table stand in another order.",
  why: "Only statements that name no columns notice, such as `SELECT *` and `INSERT` without a list.",
  remedy: `Run \`${takeCommand}\`, review the file and commit it, so that the order is the database's.`,
  *judge({ change, sides: { snapshot, database } }) {
    yield {
      subject: change.subject,
      message: `has its columns in another order in ${database.name} than in ${snapshot.name}.`,
      ...placeIn(snapshot, change.line),
      detail: `-${change.snapshot}\n+${change.database}`,
    };
  },
};
