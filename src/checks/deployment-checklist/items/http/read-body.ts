import type { Assertion } from "../../../../config/settings/checklist/http.ts";
import { isList, isObject, type Json, parseJson } from "../../../../data/json.ts";
import type { Host } from "../../../../host/host.ts";
import type { BodyFacts } from "./facts.ts";
import { isHeld, wordsOf } from "./hold-assertion.ts";
import { selectNodes } from "./select-nodes.ts";

const mostShown = 3;
const longestShown = 100;

/** Tells assertions against a body; of the body itself only the redacted values they speak of are kept. */
export function readBody(
  host: Pick<Host, "secrets">,
  assertions: readonly Assertion[],
  body: string,
): BodyFacts {
  if (assertions.length === 0) return { state: "unread" };
  const document = parseJson(body);
  if (document === undefined) return { state: "not-json" };
  return {
    state: "read",
    assertions: assertions.map((assertion) => {
      const found = selectNodes(document, assertion.path);
      return {
        path: assertion.path.text,
        expected: wordsOf(assertion),
        holds: isHeld(assertion, found),
        found: found.slice(0, mostShown).map((value) => shown(host, value)),
      };
    }),
  };
}

function shown({ secrets }: Pick<Host, "secrets">, value: Json): string {
  if (isList(value)) return `a list of ${value.length}`;
  if (isObject(value)) return `an object of ${Object.keys(value).length}`;
  const text = secrets.redact(JSON.stringify(value));
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
