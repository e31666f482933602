import type { Exit, Host } from "../../host/host.ts";
import { ownerOf, reachedBy, selectedBy, type UrlPair } from "./compare-urls.ts";
import {
  type Printed,
  type ProbeOutcome,
  type Role,
  type Selected,
  selectsProduction,
} from "./facts.ts";
import { type NormalUrl, normaliseUrl } from "./normalise-url.ts";

export type Probe = {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
};

/** Asks the code which endpoint it selects. What it prints stays out of the log: an address may be the secret itself. */
export async function runProbe(
  { processes, secrets }: Pick<Host, "processes" | "secrets">,
  { argv, cwd, variables }: Probe,
  urls: UrlPair,
  expected: Role | null,
): Promise<ProbeOutcome> {
  const exit = await processes.run({ argv, cwd, variables, log: false });
  if (exit.code !== 0) {
    const reason = secrets.redact(exit.stderr);
    return {
      kind: "failed",
      exitCode: exit.code,
      signal: exit.signal,
      reason: tellingLineOf(reason),
    };
  }
  return outcomeOf(exit, urls, expected);
}

/**
 * The URL is the last line printed: package managers and loaders like to speak first. A line before it that is the
 * other environment's endpoint counts against it, for it is not told which of the two the code selects. Where there is
 * no right endpoint, production's counts wherever it stands.
 */
function outcomeOf({ stdout }: Exit, urls: UrlPair, expected: Role | null): ProbeOutcome {
  const lines = linesOf(stdout);
  const last = normaliseUrl(lines.at(-1) ?? "");
  const isPrinted = typeof last !== "string";
  if (expected === null) {
    const all = urlsIn(isPrinted ? lines : wordsIn(stdout));
    const outcomes = all.map((url) => printed(url, urls, reachedBy(url, urls)));
    return outcomes.find(selectsProduction) ?? outcomes.at(-1) ?? { kind: "printed-no-url" };
  }
  if (!isPrinted) return { kind: "printed-no-url" };
  const other = expected === "production" ? "staging" : "production";
  const wrong = urlsIn(lines).find((url) => selectedBy(url, urls) === other);
  const url = wrong ?? last;
  return printed(url, urls, selectedBy(url, urls));
}

function printed(url: NormalUrl, urls: UrlPair, selected: Selected): Printed {
  return { kind: "printed", selected, owner: ownerOf(url, urls), authority: url.authority };
}

function urlsIn(texts: readonly string[]): readonly NormalUrl[] {
  return texts.map(normaliseUrl).filter((url) => typeof url !== "string");
}

/** What a sentence may hold of URLs. */
function wordsIn(text: string): readonly string[] {
  return text.split(/[\s"'`<>(),;=|]+/).map((word) => word.replace(/[.:!?]+$/, ""));
}

const longestLine = 200;

/** The first line that begins with an error's name, else the last one; neither stack frames nor Node's own banner. */
function tellingLineOf(stderr: string): string {
  const lines = linesOf(stderr).filter((line) => !/^(at |Node\.js v)/.test(line));
  const telling = lines.find((line) => /^\w*(Error|Exception)\b/.test(line)) ?? lines.at(-1) ?? "";
  return telling.slice(0, longestLine);
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
