import parse from "semver/functions/parse.js";
import { endOf } from "../../confirmations/confirmation.ts";
import { applyRules } from "../../gate/rule.ts";
import type { ConfirmationFacts } from "../deployment-checklist/items/confirmation/facts.ts";
import { confirmationRules } from "../deployment-checklist/items/confirmation/rules/index.ts";
import type { BreakingChangesFacts } from "./facts.ts";

/** Whose word lets a breaking release pass. */
type Confirmed = {
  readonly item: string;
  readonly by: string;
  readonly evidence: string;
  readonly expires: string;
};

/** Whether breaking changes stop nothing in this release, and why, in words for each of them. */
export type Permission =
  | {
      readonly isGiven: true;
      readonly words: string;
      readonly version: string;
      readonly confirmed: readonly Confirmed[];
    }
  | { readonly isGiven: false; readonly missing: readonly string[] };

/** Undefined when the configuration never lets breaking changes pass. */
export function permissionOf(facts: BreakingChangesFacts): Permission | undefined {
  const { confirmations, current, previousRelease } = facts;
  if (confirmations === null || previousRelease.kind !== "tag") return undefined;
  const version = current.version ?? "";
  const notMajor = notMajorBecause(facts, previousRelease.tag);
  const missing = [
    ...(notMajor === undefined ? [] : [notMajor]),
    ...confirmations.flatMap(missingOf),
  ];
  if (missing.length > 0) return { isGiven: false, missing };
  const confirmed = confirmations.flatMap(confirmedOf);
  const words = confirmed.map(({ item, by }) => `${item} is confirmed by ${by}`);
  return {
    isGiven: true,
    words: `allowed: ${[`${version} is a major release`, ...words].join(" and ")}`,
    version,
    confirmed,
  };
}

/** Whether a version may break what an earlier one promised: its major is higher, or its minor before 1.0.0. */
export function isMajorBump(earlier: string, later: string): boolean {
  const [from, to] = [parse(earlier), parse(later)];
  if (from === null || to === null) return false;
  if (from.major === 0 && to.major === 0) return to.minor > from.minor;
  return to.major > from.major;
}

function notMajorBecause(
  { document, current, previous }: BreakingChangesFacts,
  tag: string,
): string | undefined {
  const { version } = current;
  if (version === null) return `${document} says no version.`;
  if (parse(version) === null) {
    return `${document} says version ${version}, which is no semantic version such as 2.0.0.`;
  }
  const tagged = versionIn(tag);
  if (tagged === undefined) return `The tag ${tag} names no semantic version to compare with.`;
  if (!isMajorBump(tagged, version)) {
    return `${document} says version ${version}, which is no major release after ${tag}.`;
  }
  const earlier = previous?.version ?? "";
  if (parse(earlier) !== null && !isMajorBump(earlier, version)) {
    return `${document} says version ${version}, which is no major release after ${earlier}, its version in ${tag}.`;
  }
  return undefined;
}

/** The version that a tag ends with: `v1.4.0`, `api/v1.4.0`. */
function versionIn(tag: string): string | undefined {
  const [, version] = /(?:^|[^0-9.])(\d+\.\d+\.\d+(?:[-+].*)?)$/.exec(tag) ?? [];
  return version;
}

function missingOf(confirmation: ConfirmationFacts): readonly string[] {
  return [...applyRules("deployment-checklist", confirmationRules, confirmation)].map(
    ({ subject, message, remedy }) => `${subject} ${message} ${remedy}`,
  );
}

function confirmedOf({ id, found, validForMs }: ConfirmationFacts): readonly Confirmed[] {
  if (found.state !== "found") return [];
  const { by, evidence } = found;
  return [{ item: id, by, evidence, expires: endOf(found, validForMs).toISOString() }];
}
