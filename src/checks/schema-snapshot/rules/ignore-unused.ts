import type { Rule } from "../../../gate/rule.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";

export const ignoreUnused: Rule<SchemaSnapshotFacts> = {
  severity: "advisory",
  summary: "An entry of the configuration's `ignore:` matches nothing.",
  why: "It is misspelt, so that what it means to set aside is compared, or it outlived what it was for and hides what comes next under that name.",
  remedy:
    "Correct it in `checks.schema-snapshot.ignore` of promote.yaml, or take it out; names are matched whole, upper and lower case apart, and `*` stands for any letters.",
  *judge({ path, environment, snapshot, ignored }) {
    if (snapshot.state === "missing") return;
    for (const entry of ignored?.unused ?? []) {
      yield {
        subject: `\`${entry}\``,
        message: `in \`ignore:\` matches nothing in ${path} and nothing in the ${environment} database.`,
      };
    }
  },
};
