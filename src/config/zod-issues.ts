import type * as z from "zod";
import { looksSecret } from "./looks-secret.ts";
import { nearestName } from "./nearest-name.ts";

type Issue = z.core.$ZodIssue;

/** The issues of the branch of a union that was meant, with their full paths. */
export function leafIssuesOf(issue: Issue, root: unknown): Issue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const value = valueAt(root, issue.path);
  const meant = branchMeant(issue.errors, value);
  if (meant === undefined) return [issue];
  return meant.flatMap((inner) =>
    leafIssuesOf({ ...inner, path: [...issue.path, ...inner.path] }, root),
  );
}

/** `off` tells a check that is switched off, known keys which mapping is meant; otherwise the one branch whose own type fits. */
function branchMeant(branches: readonly Issue[][], value: unknown): Issue[] | undefined {
  const isMapping = typeof value === "object" && value !== null && !Array.isArray(value);
  if (isMapping && Object.hasOwn(value, "off")) return branches.at(-1);
  if (isMapping) return branches.toSorted((a, b) => unknownKeysIn(a) - unknownKeysIn(b))[0];
  const fitting = branches.filter(
    (issues) => !issues.some(({ code, path }) => code === "invalid_type" && path.length === 0),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function unknownKeysIn(issues: readonly Issue[]): number {
  const own = issues.filter(({ path }) => path.length === 0);
  return own.reduce((sum, issue) => sum + ("keys" in issue ? issue.keys.length : 0), 0);
}

/** What is wrong, in one sentence that reads on from the path, and the nearest right value. */
export function describeIssue(
  issue: Issue,
  root: unknown,
): { message: string; didYouMean?: string } {
  const value = valueAt(root, issue.path);
  const expected = expectationOf(issue);
  if (value === undefined) return { message: `is missing; expected ${expected}` };
  const options = optionsOf(issue);
  const nearest =
    typeof value === "string" && options.length > 1 ? nearestName(value, options) : undefined;
  const found = issue.path.length === 0 ? kindOf(value) : shown(value, expected);
  return {
    message: `is ${found}; expected ${expected}`,
    ...(nearest === undefined ? {} : { didYouMean: nearest }),
  };
}

/** What a whole file is: one that is no configuration may be anything, a file of secrets among them. */
function kindOf(value: unknown): string {
  if (value === null) return "empty";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a mapping";
  return typeNames.get(typeof value) ?? "something else";
}

/** The value as found; never where a secret is expected to be named and may stand itself. */
function shown(value: unknown, expected: string): string {
  if (value === null || typeof value === "object") return kindOf(value);
  const text = String(value);
  if (expected.includes("env:NAME") || looksSecret(text)) return "something else";
  return JSON.stringify(value).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, escaped);
}

/** A character that would move the cursor or turn the line, as its code. */
function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

function optionsOf(issue: Issue): readonly string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  if (issue.code !== "invalid_union" || !("options" in issue)) return [];
  return Array.isArray(issue.options) ? issue.options.map(String) : [];
}

const typeNames = new Map([
  ["object", "a mapping"],
  ["record", "a mapping"],
  ["array", "a list"],
  ["string", "text"],
  ["int", "a whole number"],
  ["number", "a number"],
  ["boolean", "true or false"],
]);

function expectationOf(issue: Issue): string {
  if (issue.path.length === 2 && issue.path[0] === "checks") {
    return "its settings, or `off:` with a reason";
  }
  switch (issue.code) {
    case "invalid_type":
      return typeNames.get(issue.expected) ?? issue.expected;
    case "invalid_value":
      return issue.values.length === 1
        ? JSON.stringify(issue.values[0])
        : `one of ${issue.values.join(", ")}`;
    case "invalid_union":
      return unionExpectation(issue);
    case "too_small":
      return isOwnMessage(issue) ? issue.message : `at least ${issue.minimum}`;
    case "too_big":
      return `at most ${issue.maximum}`;
    default:
      return isOwnMessage(issue) ? issue.message : `something else (${issue.message})`;
  }
}

function unionExpectation(issue: Extract<Issue, { code: "invalid_union" }>): string {
  const parts = issue.errors.flatMap((issues) => issues.slice(0, 1).map(expectationOf));
  if (parts.length > 0) return [...new Set(parts)].join(", or ");
  const options = optionsOf(issue);
  return options.length > 0 ? `one of ${options.join(", ")}` : "another kind";
}

/** Messages of the schema itself are written as expectations; zod's own begin with what is wrong. */
function isOwnMessage({ message }: Issue): boolean {
  return !/^(Invalid|Too|Unrecognized)/.test(message);
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
