import { memberOf } from "../../data/json.ts";
import { below } from "../api-source.ts";
import { compareContent, mediaEntriesOf } from "./compare-content.ts";
import { callerFlowOf, type OperationPair, resolvedPair } from "./http-comparison.ts";

const place = "request body";

/** The body of the call, whichever side makes it. */
export function compareRequestBody(pair: OperationPair): void {
  const at = {
    before: below(pair.before.at, "/requestBody"),
    after: below(pair.after.at, "/requestBody"),
  };
  const values = {
    before: memberOf(pair.before.node, "requestBody"),
    after: memberOf(pair.after.node, "requestBody"),
  };
  const bodies = resolvedPair(pair, values, at, place);
  if (bodies === undefined) return;
  const { before, after } = bodies;
  const wasRequired = memberOf(before?.node, "required") === true;
  const isRequired = memberOf(after?.node, "required") === true;
  const flow = callerFlowOf(pair);
  const told = { place, base: before?.at ?? null, revision: after?.at ?? null };
  const { sources } = pair.comparison;
  const entries = {
    before: mediaEntriesOf(sources.before, before),
    after: mediaEntriesOf(sources.after, after),
  };
  if (flow === "request" && isRequired && !wasRequired) {
    const isNew = before === undefined;
    const texts = { before: isNew ? null : "optional", after: "required" };
    pair.tell(`request-${isNew ? "required-body-added" : "body-became-required"}`, {
      ...told,
      ...texts,
    });
  }
  if (before === undefined) return;
  if (after === undefined) {
    const names = entries.before.map(({ mediaType }) => mediaType.text).join(", ");
    if (names === "" && !wasRequired) return;
    pair.tell(`${flow}-body-removed`, { ...told, before: names || null });
    return;
  }
  if (flow === "response" && wasRequired && !isRequired) {
    pair.tell("response-body-became-optional", { ...told, before: "required", after: "optional" });
  }
  compareContent(pair, entries, after.at, { place, flow });
}
