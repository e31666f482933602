import type { Rule } from "../../../gate/rule.ts";
import { compareDigest } from "../../../postgres/stated-digest.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";

export const digestNotComparable: Rule<SchemaSnapshotFacts> = {
  severity: "advisory",
  summary:
    "The digest in the snapshot's header was written by a promote that reads schemas differently.",
  why: "The digest says whether the snapshot was edited since it was taken; from this one nothing follows, and the comparison with the database stands without it.",
  remedy: `Run \`${takeCommand}\`, review the file and commit it.`,
  *judge({ path, snapshot }) {
    if (snapshot.state !== "read" || snapshot.stated === undefined) return;
    const { digest, line } = snapshot.stated;
    if (compareDigest(digest, snapshot.digest) !== "incomparable") return;
    yield {
      subject: path,
      message: "states a digest of another version than this promote's, which cannot be compared.",
      place: { file: path, line },
    };
  },
};
