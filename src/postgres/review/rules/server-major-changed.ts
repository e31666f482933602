import type { Rule } from "../../../gate/rule.ts";
import type { ReviewFacts } from "../facts.ts";

export const serverMajorChanged: Rule<ReviewFacts> = {
  severity: "advisory",
  summary: "The snapshots were taken from servers of different majors.",
  why: "A major writes the same view or default in words of its own: some of the changes may be none.",
  remedy: "Take a snapshot of the unchanged schema with the new major in a commit of its own.",
  *judge({ path, before, after }) {
    const [old, now] = [before?.serverVersion ?? null, after.serverVersion];
    if (old === null || now === null || Number.parseInt(old, 10) === Number.parseInt(now, 10))
      return;
    yield {
      subject: path,
      message: `was taken from PostgreSQL ${old} and is now from ${now}.`,
      place: { file: path },
      identity: path,
    };
  },
};
