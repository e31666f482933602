import type { Rule } from "../../../../../gate/rule.ts";
import { inOrder, type MigrationsFacts } from "../facts.ts";

export const migrationNumberDuplicate: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "Several migrations have the same number.",
  why: "Which of them runs first, or at all, depends on the tool.",
  remedy: "Give the newer one a number of its own.",
  *judge({ folder, migrations }) {
    const byNumber = new Map<bigint, string[]>();
    for (const { path, number } of inOrder(migrations)) {
      const paths = byNumber.get(BigInt(number)) ?? [];
      byNumber.set(BigInt(number), [...paths, path]);
    }
    for (const [number, paths] of byNumber) {
      if (paths.length < 2) continue;
      yield {
        subject: `migration number ${number}`,
        message: `is taken ${paths.length} times: ${paths.join(", ")}.`,
        place: { file: `${folder}/${paths.at(-1) ?? ""}` },
        identity: `${folder} ${number}`,
      };
    }
  },
};
