import type { Rule } from "../../../../../gate/rule.ts";
import { inOrder, type MigrationsFacts } from "../facts.ts";

export const migrationOrderAmbiguous: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "The names of the migrations sort in another order than their numbers.",
  why: "Tools that go by name run them in another order than tools that go by number.",
  remedy: "Write the numbers with as many leading zeros as the longest has digits.",
  *judge({ id, folder, migrations }) {
    const byNumber = inOrder(migrations);
    const index = migrations.findIndex(
      ({ number }, at) => BigInt(number) !== BigInt(byNumber[at]?.number ?? number),
    );
    const [named, numbered] = [migrations[index], byNumber[index]];
    if (named === undefined || numbered === undefined) return;
    yield {
      subject: folder,
      message: `sorts in two orders: by name ${named.path} comes before ${numbered.path}, by number after it.`,
      place: { file: `${folder}/${named.path}` },
      identity: `${id} ${folder}`,
    };
  },
};
