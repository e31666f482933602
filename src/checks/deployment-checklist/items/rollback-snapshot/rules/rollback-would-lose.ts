import type { Report, Rule } from "../../../../../gate/rule.ts";
import type { RollbackLosses, RollbackSnapshotFacts } from "../facts.ts";

type Loss = RollbackLosses["losses"][number];

const told = 10;

export const rollbackWouldLose: Rule<RollbackSnapshotFacts> = {
  severity: "advisory",
  summary: "Rolling back takes away something that holds data.",
  why: "Who rolls back in a hurry should know beforehand what is lost by it, and that the code alone can often go back.",
  remedy:
    "Roll back the code alone where the previous release can live with the new schema; else write into the rollback procedure how the data is kept (`pg_dump --data-only --table`).",
  *judge({ id, release }) {
    if (release.state !== "found") return;
    const losses = release.snapshot?.losing?.losses ?? [];
    for (const loss of losses.slice(0, told)) yield reportOf(id, release.tag, loss);
    if (losses.length <= told) return;
    yield {
      subject: `a rollback to ${release.tag}`,
      message: `takes away ${losses.length - told} more things that hold data.`,
      detail: losses
        .slice(told)
        .map(({ subject }) => subject)
        .join("\n"),
      identity: `${id}\nmore`,
    };
  },
};

function reportOf(id: string, tag: string, loss: Loss): Report {
  const { kind, subject, note } = loss;
  const message = messages.get(kind)?.(tag, loss) ?? otherwise(tag, loss);
  return { subject, message, identity: `${id}\n${kind}\n${subject}\n${note}` };
}

const messages: ReadonlyMap<string, (tag: string, loss: Loss) => string> = new Map([
  ["table-dropped", dropped],
  ["table-renamed", renamed],
  ["column-renamed", renamed],
  ["column-dropped", dropped],
  [
    "attribute-dropped",
    (tag: string, { note }: Loss) =>
      `goes without its attribute ${note} in a rollback to ${tag}: what was written to it since the release is lost.`,
  ],
  [
    "enum-label-dropped",
    (tag: string, { note }: Loss) =>
      `has no label ${note} after a rollback to ${tag}: rows written with it since the release must be changed, or are lost.`,
  ],
  [
    "enum-label-renamed",
    (tag: string, { note }: Loss) =>
      `has ${note} in a rollback to ${tag}: a renaming keeps the rows of the latter, anything else loses them.`,
  ],
  [
    "generation-changed",
    (tag: string) =>
      `is computed after a rollback to ${tag}: what was written to it since the release is lost.`,
  ],
  [
    "column-type-narrowed",
    (tag: string, { note }: Loss) =>
      `goes ${note} in a rollback to ${tag}: what was written since the release and does not fit is cut, or stops the rollback.`,
  ],
]);

function dropped(tag: string): string {
  return `is dropped by a rollback to ${tag}: what was written to it since the release is lost.`;
}

function renamed(tag: string, { note }: Loss): string {
  return `gives way to ${note} in a rollback to ${tag}: a renaming keeps what was written to it, anything else loses it.`;
}

function otherwise(tag: string, { said }: Loss): string {
  return `${said.replace(/\.$/, "")}, in a rollback to ${tag}.`;
}
