import type { Rule } from "../../../../gate/rule.ts";
import { nounOf } from "../../facts.ts";
import type { CommittedKey } from "../facts.ts";

export const liveKeyCommitted: Rule<CommittedKey> = {
  severity: "blocking",
  summary: "The commit or the schema snapshot holds a live-mode secret or restricted key.",
  why: "Everybody who can read the repository, or any copy of its history, can move real money with it.",
  remedy:
    "Roll the key in the Stripe dashboard, then take it out of the file: out of the history it does not come.",
  *judge({ file, line, kind, number, total }) {
    if (kind === "publishable-key") return;
    yield {
      subject: `${file}:${line}`,
      message: `holds a live-mode ${nounOf[kind]}.`,
      remedy: `Roll the key in the Stripe dashboard, then take it out of ${file}.`,
      place: { file, line },
      identity: `${file} ${kind} ${number} of ${total}`,
    };
  },
};
