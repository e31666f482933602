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
  /(?:\.(?:test|spec|cy|e2e)\.[cm]?[jt]sx?|(?:^|\/)(?:__tests__|tests?|specs?|e2e|cypress)\/(?:.*\/)?[^/]+\.[cm]?[jt]sx?)$/;

/** A chain from what declares tests or suites to an `only` that is called, as a function or a template's tag. */
const focusedCall =
  /(?<![\w$])(?:it|test|describe|suite|context|specify|bench|t)(?:\s*\.\s*[A-Za-z_$][\w$]*)*?\s*\.\s*only\s*(?=[(<]|\.\s*each\b)/g;

/** The `.only` calls in the test sources of the candidate's commit, in code and not in comments or strings. */
export async function findFocusedTests(
  host: Needs,
  { repository, prefix, commit }: Candidate,
): Promise<readonly FocusedTest[]> {
  const format = ["--no-color", "--full-name", "-I", "-z", "-l"];
  const below = prefix === "" ? ":(top)" : `:(top,literal)${prefix}`;
  const args = ["grep", ...format, "-F", "-e", "only", commit, "--", below];
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

/** The `.only` calls of a source, each with its line and the name it is given. */
export function focusedCallsIn(source: string): readonly Omit<FocusedTest, "file">[] {
  const masked = maskSource(source);
  return [...masked.matchAll(focusedCall)].map((match) => ({
    line: masked.slice(0, match.index).split("\n").length,
    call: match[0].replaceAll(/\s+/g, ""),
    title: titleAt(source.slice(match.index + match[0].length)),
  }));
}

/** The literal that a call begins with; empty when it begins with something else. */
function titleAt(text: string): string {
  const [, , title = ""] = /^\s*\(\s*(["'`])((?:(?!\1)[^\\\n$]|\\.)*)\1/.exec(text) ?? [];
  return title;
}

function shownTitle({ secrets }: Pick<Host, "secrets">, title: string): string {
  return secrets.redact(title).slice(0, longestTitle);
}
