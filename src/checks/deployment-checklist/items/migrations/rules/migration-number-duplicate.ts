import { groupedBy } from "../../../../../data/grouped-by.ts";
import type { Rule } from "../../../../../gate/rule.ts";
import { inOrder, type MigrationsFacts } from "../facts.ts";

export const migrationNumberDuplicate: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "Several migrations have the same number.",
  why: "Which of them runs first, or at all, depends on the tool.",
  remedy: "Give the newer one a number of its own.",
  *judge({ folder, migrations }) {
    for (const [number, group] of groupedBy(inOrder(migrations), (one) => BigInt(one.number))) {
      if (group.length < 2) continue;
      const paths = group.map(({ path }) => path);
      yield {
        subject: `migration number ${number}`,
        message: `is taken ${paths.length} times: ${paths.join(", ")}.`,
        place: { file: `${folder}/${paths.at(-1) ?? ""}` },
        identity: `${folder} ${number}`,
      };
    }
  },
};
