import type { Rule } from "../../../../../gate/rule.ts";
import { inOrder, type MigrationsFacts } from "../facts.ts";

export const migrationBelowApplied: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "A new migration is numbered below one that has run.",
  why: "Most tools pass over it, or run it in an order that no other database has.",
  remedy: "Give the new migration a number above those of the previous release.",
  *judge({ folder, appliedUpTo, migrations }) {
    if (appliedUpTo.state !== "tag") return;
    const highest = inOrder(migrations.filter(({ isApplied }) => isApplied)).at(-1);
    if (highest === undefined) return;
    for (const { path, number, isApplied } of migrations) {
      if (isApplied || BigInt(number) >= BigInt(highest.number)) continue;
      const file = `${folder}/${path}`;
      yield {
        subject: file,
        message: `is new and numbered below ${highest.path}, which is part of ${appliedUpTo.tag}.`,
        place: { file },
      };
    }
  },
};
