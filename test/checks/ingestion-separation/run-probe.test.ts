import { describe, expect, it } from "vitest";
import type { ProbeOutcome, Role } from "../../../src/checks/ingestion-separation/facts.ts";
import { normaliseUrl } from "../../../src/checks/ingestion-separation/normalise-url.ts";
import { runProbe } from "../../../src/checks/ingestion-separation/run-probe.ts";
import { testHost } from "../../support/host.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const staging = "https://trial.example/v1";
const production = "https://live.example/v1";

function urlOf(text: string) {
  const url = normaliseUrl(text);
  if (typeof url === "string") throw new Error(`${text} is ${url}`);
  return url;
}

/** What a program shows that prints `text` and says `words` on its error output. */
function outcomeOf(
  text: string,
  expected: Role | null,
  words = "",
  code = 0,
): Promise<ProbeOutcome> {
  const script = 'printf %s "$1"; printf %s "$2" >&2; exit "$3"';
  const argv = ["sh", "-c", script, "sh", text, words, String(code)];
  const probe = { argv, cwd: temporaryFolder(), variables: {} };
  const urls = { staging: urlOf(staging), production: urlOf(production) };
  return runProbe(testHost(), probe, urls, expected);
}

const selected = (whose: string) => ({ kind: "printed", selected: whose });
const none = { kind: "printed-no-url" };

describe("the endpoint that a probe selects", () => {
  it.each<[string, string, Role | null, object]>([
    [
      "the last line",
      `> shop@1.0.0 probe\n\n  ${production}  \r\n`,
      "production",
      selected("production"),
    ],
    ["not a line before it", `${production}\ndone`, "production", none],
    ["the other's before it", `${production}\n${staging}`, "staging", selected("production")],
    [
      "the other's before it, in production",
      `${staging}\n${production}`,
      "production",
      selected("staging"),
    ],
    [
      "its own before what is nobody's",
      `${production}\nhttps://x.example`,
      "production",
      selected("neither"),
    ],
    ["none of no output", "", "production", none],
    [
      "production's among others, when nothing is right",
      `${production}\n${staging}`,
      null,
      selected("production"),
    ],
    [
      "the last, when none is production's",
      `https://x.example\nhttps://y.example\n${staging}`,
      null,
      selected("staging"),
    ],
    [
      "production's within a sentence, when nothing is right",
      `using "${production}".`,
      null,
      selected("production"),
    ],
    ["no sentence, when one is right", `using ${production}`, "production", none],
    ["none of a refusal", "NODE_ENV is not set", null, none],
    [
      "production over http, when nothing is right",
      "http://live.example/v1",
      null,
      selected("production"),
    ],
    [
      "production's host alone, when nothing is right",
      `https://live.example/v2\n${staging}`,
      null,
      selected("neither"),
    ],
  ])("is %s", async (_, text, expected, outcome) => {
    expect(await outcomeOf(text, expected)).toMatchObject(outcome);
  });
});

describe("why a probe failed", () => {
  it.each([
    [
      "the line of the error",
      "x.js:1\nTypeError: no URL\n    at x.js:1:1\n\nNode.js v20.1.0\n}",
      "TypeError: no URL",
    ],
    ["the error of whatever name", "Exception: none\nlater", "Exception: none"],
    ["the last line without one", "first\nthe end\n  at x.js:1:1\n", "the end"],
    ["what looks back at a line", "looked at it\n", "looked at it"],
    ["nothing", "", ""],
  ])("is told by %s", async (_, words, reason) => {
    const outcome = await outcomeOf(production, "production", words, 3);
    expect(outcome).toEqual({ kind: "failed", exitCode: 3, signal: null, reason });
  });

  it("is told in a line of some length", async () => {
    const outcome = await outcomeOf("", "production", "x".repeat(1_000), 1);
    expect(outcome).toMatchObject({ reason: "x".repeat(200) });
  });
});
