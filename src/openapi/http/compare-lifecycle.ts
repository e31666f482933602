import type { Located } from "../api-source.ts";
import type { OperationPair, Sides, Told } from "./http-comparison.ts";
import { isDeprecated, stabilityOf, sunsetOf } from "./lifecycle.ts";

const levels = ["draft", "alpha", "beta", "stable"];

/** What something that stays promises on how long it does. */
export function compareLifecycle(
  pair: OperationPair,
  { before, after }: Sides<Located>,
  subject: { readonly place: string; readonly name: string },
): void {
  const told = { ...subject, base: before.at, revision: after.at };
  compareSunset(pair, { before, after }, told);
  const [old, now] = [stabilityOf(before.node), stabilityOf(after.node)];
  const [oldLevel, newLevel] = [levels.indexOf(old), levels.indexOf(now)];
  if (newLevel >= 0 && newLevel < oldLevel) {
    pair.tell("stability-decreased", { ...told, before: old, after: now });
  }
}

function compareSunset(pair: OperationPair, { before, after }: Sides<Located>, told: Told): void {
  if (!isDeprecated(after.node)) return;
  const old = sunsetOf(before.node);
  const now = sunsetOf(after.node);
  if (now.kind === "unreadable") {
    const isSame = old.kind === "unreadable" && old.text === now.text;
    const text = old.kind === "day" ? old.day : null;
    if (!isSame) pair.tell("sunset-unreadable", { ...told, before: text, after: now.text });
    return;
  }
  if (old.kind !== "day" || !isDeprecated(before.node)) return;
  if (now.kind === "none") pair.tell("sunset-removed", { ...told, before: old.day });
  else if (now.day < old.day && old.day >= pair.comparison.policy.asOf) {
    pair.tell("sunset-brought-forward", { ...told, before: old.day, after: now.day });
  }
}
