import type { Rule } from "../../../../gate/rule.ts";
import type { CommittedKey } from "../facts.ts";

export const livePublishableKeyCommitted: Rule<CommittedKey> = {
  severity: "advisory",
  summary: "The commit or the schema snapshot holds a live-mode publishable key.",
  why: "It is no secret, but what is committed is the same in every environment: staging would use production's.",
  remedy: "Read the publishable key from the environment.",
  *judge({ file, line, kind, number, total }) {
    if (kind !== "publishable-key") return;
    yield {
      subject: `${file}:${line}`,
      message: "holds a live-mode publishable key.",
      place: { file, line },
      identity: `${file} ${kind} ${number} of ${total}`,
    };
  },
};
