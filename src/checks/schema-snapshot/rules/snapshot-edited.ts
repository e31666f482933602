import type { Rule } from "../../../gate/rule.ts";
import { compareDigest } from "../../../postgres/stated-digest.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";
import { identityOf } from "../place-change.ts";

export const snapshotEdited: Rule<SchemaSnapshotFacts> = {
  severity: "blocking",
  summary:
    "The snapshot no longer says what it said when it was taken: its header's digest is another.",
  why: "A snapshot that was edited by hand, or merged line by line, may describe a schema that no database ever had.",
  remedy: `Take back what was edited, or run \`${takeCommand}\`, review it and commit it.`,
  *judge({ path, snapshot }) {
    if (snapshot.state !== "read" || snapshot.stated === undefined) return;
    const { digest, line } = snapshot.stated;
    if (compareDigest(digest, snapshot.digest) !== "different") return;
    yield {
      subject: path,
      identity: identityOf(path, digest, snapshot.digest),
      message: "is not as it was taken: the digest in its header is not the one of its schema.",
      place: { file: path, line },
    };
  },
};
