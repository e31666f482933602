import { posix } from "node:path";
import { isOff, type PromoteConfig, settingsOf } from "../../../config/config.ts";
import type { Candidate } from "../../../gate/candidate.ts";
import { GateFault } from "../../../gate/fault.ts";
import { git } from "../../../git/git.ts";
import type { Host } from "../../../host/host.ts";
import type { CommittedFacts, CommittedKey } from "./facts.ts";
import { isMixed, isPlaceholder } from "./is-placeholder.ts";

type Needs = Pick<Host, "processes" | "secrets">;
type Found = Pick<CommittedKey, "file" | "line" | "kind">;

/** What stands before a word: none of a word's characters, or one written as JSON, strings or URLs write it. */
const beforeWord = String.raw`^|[^A-Za-z0-9]|\\[nrt]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}`;
/** Of UTF-16, a zero byte: no argument of a program can hold one. */
const between = "[^A-Za-z0-9]";
const patterns = [
  `(${beforeWord})[srp]k_live_[A-Za-z0-9]{10}[A-Za-z0-9]*`,
  "[A-Za-z0-9][srp]k_live_[A-Za-z0-9]{24}[A-Za-z0-9]*",
  `[srp]${between}${[..."k_live_"].join(between)}(${between}[A-Za-z0-9]){24}(${between}[A-Za-z0-9])*`,
];
const format = ["--full-name", "--no-color", "--no-column"];
const matches = ["-a", "-o", "-n", "-z", ...format, "-E"];
const search = [...matches, ...patterns.flatMap((pattern) => ["-e", pattern])];

const kindOf: ReadonlyMap<string, CommittedKey["kind"]> = new Map([
  ["s", "secret-key"],
  ["r", "restricted-key"],
  ["p", "publishable-key"],
]);

/**
 * Every live key in the whole tree of the commit, in files that look binary or are UTF-16 too, and in the schema
 * snapshot as it lies in the project folder. What is found is protected from every output. Where no word begins, as in
 * the strings of a database, only what has the length and the characters of a key is one.
 */
export async function findLiveKeys(
  host: Needs,
  { project, repository, prefix, commit }: Candidate,
  config: PromoteConfig,
): Promise<CommittedFacts> {
  const inTree = await grep(host, repository, [], [commit, "--", ":(top)"]);
  const found = readMatches(host, inTree, (path) =>
    posix.relative(`/${prefix}`, `/${path.slice(commit.length + 1)}`),
  );
  const settings = settingsOf(config, "schema-snapshot");
  const snapshot = isOff(settings) ? undefined : settings.snapshot;
  if (snapshot !== undefined && !found.some(({ file }) => file === posix.normalize(snapshot))) {
    const inFolder = await grep(host, project, ["--no-index"], ["--", `:(literal)${snapshot}`]);
    found.push(...readMatches(host, inFolder, () => posix.normalize(snapshot)));
  }
  return { keys: numbered(found) };
}

/** What git finds. A file it cannot read it passes over with an error, as if nothing were in it: that is a fault. */
async function grep(
  host: Needs,
  folder: string,
  options: readonly string[],
  where: readonly string[],
): Promise<string> {
  const args = ["grep", ...options, ...search, ...where];
  const { stdout, stderr } = await git(host, folder, args, { accept: [1] });
  const [, reason] = /^(?:error|fatal): (.*)$/m.exec(stderr) ?? [];
  if (reason === undefined) return stdout;
  const place = where.map((each) => each.replace(/^:\(\w+\)/, "")).join(" ");
  const command = ["grep", ...options, "-a -e sk_live_", place].join(" ").trim();
  throw new GateFault("git/failed", { command, reason });
}

function readMatches(
  { secrets }: Pick<Host, "secrets">,
  output: string,
  fileOf: (path: string) => string,
): Found[] {
  const found: Found[] = [];
  for (const [, path = "", line, text = ""] of output.matchAll(/([^\0]*)\0(\d+)\0([^\n]*)\n/g)) {
    const plain = text.replaceAll("\0", "");
    const [key = "", letter = "", body = ""] = /([srp])k_live_([A-Za-z0-9]+)$/.exec(plain) ?? [];
    const kind = kindOf.get(letter);
    // What is in UTF-16 begins with the key's own letter here, and so with no word's end.
    const isWord = !/^[A-Za-z0-9]/.test(text.slice(0, -key.length));
    if (kind === undefined || isPlaceholder(body) || !(isWord || isMixed(body))) continue;
    secrets.protect(key);
    found.push({ file: secrets.redact(fileOf(path)), line: Number(line), kind });
  }
  return found;
}

/** A place in its file that outlives reformatting: the value may not tell one key from another. */
function numbered(found: readonly Found[]): readonly CommittedKey[] {
  const counts = new Map<string, number>();
  const counted = found.map((key) => {
    const group = `${key.kind} ${key.file}`;
    const number = (counts.get(group) ?? 0) + 1;
    counts.set(group, number);
    return { ...key, number };
  });
  return counted.map((key) => ({ ...key, total: counts.get(`${key.kind} ${key.file}`) ?? 1 }));
}
