import type { Exit, Host } from "../../host/host.ts";
import { ownerOf, selectedBy, type UrlPair } from "./compare-urls.ts";
import type { ProbeOutcome } from "./facts.ts";
import { normaliseUrl } from "./normalise-url.ts";

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
  return outcomeOf(exit, urls);
}

/** The URL is the last line printed: package managers and loaders like to speak first. */
function outcomeOf({ stdout }: Exit, urls: UrlPair): ProbeOutcome {
  const line = linesOf(stdout).at(-1) ?? "";
  const url = normaliseUrl(line);
  if (typeof url === "string") return { kind: "printed-no-url" };
  const { authority } = url;
  return { kind: "printed", selected: selectedBy(url, urls), owner: ownerOf(url, urls), authority };
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
