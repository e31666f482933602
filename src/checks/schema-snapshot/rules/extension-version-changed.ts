import type { Rule } from "../../../gate/rule.ts";
import { extensionVersionOf } from "../../../postgres/catalog-look.ts";
import { quoted } from "../../../postgres/quoted.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";
import { identityOf } from "../place-change.ts";

export const extensionVersionChanged: Rule<SchemaSnapshotFacts> = {
  severity: "blocking",
  summary:
    "The database has an extension in another version than the snapshot's header states. A header that states none is not compared.",
  why: "A version brings types, functions and operators of its own, and no dump shows which one it is: what was tested is not what was reviewed.",
  remedy: `Bring the extension to the version that was reviewed, or run \`${takeCommand}\`, review the header and commit it.`,
  *judge({ path, environment, snapshot, database }) {
    if (snapshot.state !== "read") return;
    const actual = new Map(
      database.extensions.map(extensionVersionOf).map(({ name, version }) => [name, version]),
    );
    for (const { name, version, line } of snapshot.header?.extensions ?? []) {
      const now = actual.get(name);
      if (now === undefined || now === version) continue;
      yield {
        subject: `extension ${name}`,
        identity: identityOf(`extension ${name}`, version, now),
        message: `is version ${version} in the header of ${path} and ${now} in the ${environment} database.`,
        remedy: `Run \`ALTER EXTENSION ${quoted(name)} UPDATE TO '${version}'\` on ${environment} if nobody meant to change it; if it was meant, run \`${takeCommand}\`, review ${path} and commit it.`,
        place: { file: path, line },
      };
    }
  },
};
