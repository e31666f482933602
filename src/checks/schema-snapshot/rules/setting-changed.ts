import type { Rule } from "../../../gate/rule.ts";
import type { DatabaseSetting } from "../../../postgres/catalog-look.ts";
import { compareSettings } from "../../../postgres/compare-settings.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";
import { identityOf } from "../place-change.ts";

export const settingChanged: Rule<SchemaSnapshotFacts> = {
  severity: "blocking",
  summary:
    "A setting of the database or of one of its roles is not what the snapshot's header states. A header that states none is not compared.",
  why: "`ALTER DATABASE … SET` and `ALTER ROLE … SET` change how every statement runs, such as its search path or its time-out, and no dump shows them.",
  remedy: `Put the setting back, or run \`${takeCommand}\`, review the header and commit it.`,
  *judge({ path, environment, snapshot, database }) {
    if (snapshot.state !== "read" || snapshot.header?.settings == null) return;
    const changes = compareSettings(snapshot.header.settings, database.settings ?? []);
    for (const { stated, actual } of changes) {
      const setting = stated ?? actual;
      if (setting === undefined) continue;
      const subject = `setting ${setting.name} of ${wordsOf(setting)}`;
      yield {
        subject,
        identity: identityOf(subject, shownOf(stated), shownOf(actual)),
        message: `is ${shownOf(stated)} in the header of ${path} and ${shownOf(actual)} in the ${environment} database.`,
        remedy: `Run \`${statementFor(setting, stated)}\` on ${environment} if nobody meant to change it; if it was meant, run \`${takeCommand}\`, review ${path} and commit it.`,
        ...(stated === undefined
          ? { place: { file: path } }
          : { place: { file: path, line: stated.line } }),
      };
    }
  },
};

function wordsOf({ scope }: DatabaseSetting): string {
  return scope === "database" ? "the database" : scope;
}

function shownOf(setting: DatabaseSetting | undefined): string {
  if (setting === undefined) return "not set";
  return setting.value === null ? "set" : `'${setting.value}'`;
}

/** What brings back the setting as it is stated. */
function statementFor(
  { scope, name }: DatabaseSetting,
  stated: DatabaseSetting | undefined,
): string {
  const role = scope.replace(/^role /, "").replace(/ in this database$/, " IN DATABASE …");
  const target =
    scope === "database" ? "DATABASE …" : scope === "every role" ? "ROLE ALL" : `ROLE ${role}`;
  if (stated === undefined) return `ALTER ${target} RESET ${name}`;
  return `ALTER ${target} SET ${name} …`;
}
