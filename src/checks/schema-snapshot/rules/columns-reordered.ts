import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule } from "../drift-rule.ts";

export const columnsReordered = driftRule({
  severity: "advisory",
  summary: "The columns of a table stand in another order.",
  why: "Only statements that name no columns notice, such as `SELECT *` and `INSERT` without a list.",
  remedy: `Run \`${takeCommand}\`, review the file and commit it, so that the order is the database's.`,
  message: (_, sides) =>
    `has its columns in another order in ${sides.database.name} than in ${sides.snapshot.name}.`,
});
