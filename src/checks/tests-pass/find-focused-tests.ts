import type { Candidate } from "../../gate/candidate.ts";
import { git } from "../../git/git.ts";
import { openCommitReader } from "../../git/open-commit-reader.ts";
import type { Host } from "../../host/host.ts";
import type { FocusedTest } from "./facts.ts";
import { maskSource } from "./mask-source.ts";

type Needs = Pick<Host, "processes" | "secrets">;

const mostNamed = 50;
const longestTitle = 120;

/** Sources that runners take for tests: by their name, or by a folder they are in. */
const testSource =
  /(?:(?:^|[-_./])(?:test|spec)|\.(?:cy|e2e)|(?:^|\/)test-[^/]*|(?:^|\/)(?:__tests__|tests?|specs?|e2e|cypress)\/(?:.*\/)?[^/]+)\.[cm]?[jt]sx?$/;

const declaring = "(?:it|test|describe|suite|context|specify|bench|t)";
const chain = "(?:\\s*\\.\\s*[A-Za-z_$][\\w$]*){0,9}?";
const only = "\\s*\\.\\s*only\\s*";

/**
 * What focuses, in a masked source (a literal title is blank there): a chain from what declares tests or suites to an
 * `only` that is called; any `only` called with a title and a function or options, for what fixtures rename; the
 * short forms of Jasmine and Jest; and the option of Node and Vitest.
 */
const focusedCalls: readonly RegExp[] = [
  new RegExp(`(?<![\\w$])${declaring}${chain}${only}(?=[(<]|\\.\\s*each\\b)`, "g"),
  new RegExp(
    `(?:(?<![\\w$])[A-Za-z_$][\\w$]*|\\))${chain}${only}(?=\\(\\s*,\\s*(?:async\\b|function\\b|[({]|[\\w$]+\\s*=>))`,
    "g",
  ),
  /(?<![\w$.])(?:fit|fdescribe|fcontext)\s*(?=\(\s*,|\.\s*each\b)/g,
  new RegExp(
    `(?<![\\w$])${declaring}${chain}\\s*(?=\\(\\s*(?:[\\w$.]+\\s*)?,\\s*\\{[^{}]*\\bonly\\s*:\\s*true\\b)`,
    "g",
  ),
];

/** Words one of which every such source has. */
const telling = ["only", "fit", "fdescribe", "fcontext"].flatMap((word) => ["-e", word]);

/** The `.only` calls in the test sources of the candidate's commit, in code and not in comments or strings. */
export async function findFocusedTests(
  host: Needs,
  { repository, prefix, commit }: Candidate,
): Promise<readonly FocusedTest[]> {
  const format = ["--no-color", "--full-name", "-a", "-z", "-l"];
  const below = prefix === "" ? ":(top)" : `:(top,literal)${prefix}`;
  const args = ["grep", ...format, "-F", ...telling, commit, "--", below];
  const { stdout } = await git(host, repository, args, { accept: [1] });
  const read = openCommitReader(host, repository, commit);
  const found: FocusedTest[] = [];
  for (const row of stdout.split("\0")) {
    const path = row.slice(commit.length + 1);
    if (!testSource.test(path) || /(?:^|\/)node_modules\//.test(path)) continue;
    const file = await read(path);
    if (file.kind !== "text") continue;
    const name = prefix === "" ? path : path.slice(prefix.length + 1);
    for (const call of focusedCallsIn(file.text)) {
      if (found.length < mostNamed)
        found.push({ ...call, file: name, title: shownTitle(host, call.title) });
    }
  }
  return found;
}

/** The calls of a source that focus, each with its line and the name it is given. */
export function focusedCallsIn(source: string): readonly Omit<FocusedTest, "file">[] {
  const masked = withDottedOnly(source, maskSource(source));
  const matches = focusedCalls.flatMap((form) => [...masked.matchAll(form)]);
  const byEnd = new Map(
    matches.toReversed().map((match) => [match.index + match[0].length, match]),
  );
  return [...byEnd]
    .sort(([one], [other]) => one - other)
    .map(([, match]) => ({
      line: masked.slice(0, match.index).split("\n").length,
      call: wordsOf(match[0]),
      title: titleAt(source.slice(match.index + match[0].length)),
    }));
}

/** The masked source with `.only`, of the same length, in place of each `["only"]` in its code. */
function withDottedOnly(source: string, masked: string): string {
  let dotted = masked;
  for (const { 0: text, index } of source.matchAll(/\[\s*(["'`])only\1\s*\]/g)) {
    if (masked[index] !== "[") continue;
    const end = text.length - ".only".length;
    const blanks = text.slice(0, end).replaceAll(/[^\n]/g, " ");
    dotted = `${dotted.slice(0, index)}${blanks}.only${dotted.slice(index + text.length)}`;
  }
  return dotted;
}

/** As written, without blanks; the option is named for itself. */
function wordsOf(text: string): string {
  const call = text.replaceAll(/[\s)]/g, "");
  return /\.only$|^f/.test(call) ? call : `${call}({ only: true })`;
}

/** The literal that a call begins with; empty when it begins with something else. */
function titleAt(text: string): string {
  const [, , title = ""] = /^\s*\(\s*(["'`])((?:(?!\1)[^\\\n$]|\\.)*)\1/.exec(text) ?? [];
  return title;
}

function shownTitle({ secrets }: Pick<Host, "secrets">, title: string): string {
  return secrets.redact(title).slice(0, longestTitle);
}
