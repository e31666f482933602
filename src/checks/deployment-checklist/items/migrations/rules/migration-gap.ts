import type { Rule } from "../../../../../gate/rule.ts";
import { inOrder, type MigrationsFacts } from "../facts.ts";

export const migrationGap: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A number is missing between two migrations.",
  why: "A migration was left out of the commit, or one that is merged later will run below those that have run.",
  remedy: "Commit the missing migration, or number the later ones without a gap.",
  *judge({ folder, numbering, migrations }) {
    if (numbering !== "sequence") return;
    const ordered = inOrder(migrations);
    for (const [index, { path, number }] of ordered.entries()) {
      const before = ordered[index - 1];
      if (before === undefined) continue;
      const [from, to] = [BigInt(before.number) + 1n, BigInt(number) - 1n];
      if (from > to) continue;
      yield {
        subject: from === to ? `migration number ${from}` : `migration numbers ${from} to ${to}`,
        message: `${from === to ? "is" : "are"} missing between ${before.path} and ${path}.`,
        place: { file: `${folder}/${path}` },
        identity: `${folder} ${from}-${to}`,
      };
    }
  },
};
