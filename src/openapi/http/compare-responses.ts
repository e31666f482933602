import { type Json, memberOf, membersOf } from "../../data/json.ts";
import { below, type Located, type Location } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import { compareContent, mediaEntriesOf } from "./compare-content.ts";
import { compareHeaders } from "./compare-headers.ts";
import { compareLinks } from "./compare-links.ts";
import { answerFlowOf, type OperationPair, resolvedPair, type Sides } from "./http-comparison.ts";
import { handledStatuses, isSuccess } from "./statuses.ts";

type Answer = { readonly value: Json; readonly at: Location };

/** What the call is answered with: every answer is compared with the one that now stands for its status. */
export function compareResponses(pair: OperationPair): void {
  const before = answersOf(pair.before);
  const after = answersOf(pair.after);
  const statuses = { before: [...before.keys()], after: [...after.keys()] };
  const { pairs, gone } = handledStatuses(statuses, answerFlowOf(pair));
  for (const [old, now] of pairs) {
    const [was, is] = [before.get(old), after.get(now)];
    if (was !== undefined && is !== undefined)
      compareAnswers(pair, now, { before: was, after: is });
  }
  for (const status of gone.filter(isSuccess)) {
    pair.tell("response-success-status-removed", {
      ...{ place: `response ${status}`, name: status, before: status },
      ...{ after: statuses.after.join(", ") || null, base: before.get(status)?.at ?? null },
      revision: below(pair.after.at, "/responses"),
    });
  }
}

function answersOf({ node, at }: Located): ReadonlyMap<string, Answer> {
  const answers = membersOf(memberOf(node, "responses")).filter(([key]) => !key.startsWith("x-"));
  return new Map(
    answers.map(([key, value]) => {
      const place = below(at, pointerOf(["responses", key]));
      return [key.toUpperCase().replace("DEFAULT", "default"), { value, at: place }];
    }),
  );
}

function compareAnswers(
  pair: OperationPair,
  status: string,
  { before, after }: Sides<Answer>,
): void {
  const place = `response ${status}`;
  const values = { before: before.value, after: after.value };
  const found = resolvedPair(pair, values, { before: before.at, after: after.at }, place);
  if (found?.before === undefined || found.after === undefined) return;
  const located = { before: found.before, after: found.after };
  compareAnswerBodies(pair, place, located);
  compareHeaders(pair, place, located);
  compareLinks(pair, place, located);
}

function compareAnswerBodies(
  pair: OperationPair,
  place: string,
  { before, after }: Sides<Located>,
): void {
  const flow = answerFlowOf(pair);
  const { sources } = pair.comparison;
  const entries = {
    before: mediaEntriesOf(sources.before, before),
    after: mediaEntriesOf(sources.after, after),
  };
  const told = { place, base: before.at, revision: after.at };
  if (entries.before.length > 0 && entries.after.length === 0 && flow === "response") {
    const names = entries.before.map(({ mediaType }) => mediaType.text).join(", ");
    pair.tell("response-body-removed", { ...told, before: names });
    return;
  }
  compareContent(pair, entries, after.at, { place, flow });
}
