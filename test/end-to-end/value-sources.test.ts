import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";

const secrets = {
  STRIPE_API_KEY: "sk_live_notarealkeyofproduction",
  SESSION_KEY: "correct-horse-battery-staple",
  UNNAMED: "purple-monkey-dishwasher-9",
};

/** The quick project, whose production values come from `node values.mjs`, and whose suite shows what it knows. */
function configOf(format: string): string {
  return quickConfig()
    .replace(
      "production: {}",
      `production: { sources: [{ kind: command, run: node values.mjs, format: ${format} }] }`,
    )
    .replace("staging: {}", "staging: { dotenv: .env.staging }")
    .replace(
      "stripe-separation: { off: not part of this project }",
      "stripe-separation: { variables: [STRIPE_API_KEY], required: { always: [SESSION_KEY, COMMIT] } }",
    );
}

const staging =
  "STRIPE_API_KEY=sk_test_notarealkeyofstaging\nSESSION_KEY=session-of-staging-0\nCOMMIT=here";

function everyFile(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

async function run(values: string, format = "json") {
  const { repository, variables } = quickProject({
    "promote.yaml": configOf(format),
    ".env.staging": staging,
    "secrets.json": JSON.stringify(secrets),
    "values.mjs": `import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";
const secrets = JSON.parse(readFileSync("secrets.json", "utf8"));
const commit = execSync("git rev-parse HEAD", { encoding: "utf8" }).trim();
${values}`,
    "suite.mjs": `import { readFileSync } from "node:fs";
const secrets = JSON.parse(readFileSync("secrets.json", "utf8"));
console.log("TAP version 13\\n1..1\\nok 1 - " + Object.values(secrets).join(" "));
console.error(Object.values(secrets).join("\\n"));`,
  });
  const ended = await promoteHere(["check", "--verbose"], { cwd: repository.path, variables });
  const written = everyFile(join(repository.path, ".promote"));
  const texts = written.map((path) => readFileSync(path, "utf8"));
  const signed = texts.flatMap((text) => {
    const [, payload] = /"payload":\s*"([^"]+)"/.exec(text) ?? [];
    return payload === undefined ? [] : [Buffer.from(payload, "base64").toString("utf8")];
  });
  expect(signed.join()).toContain(repository.git("rev-parse", "HEAD"));
  return { ended, texts, said: [ended.stdout, ended.stderr, ...texts, ...signed].join("\n") };
}

function expectNoSecret(said: string): void {
  for (const value of Object.values(secrets)) {
    expect(said).not.toContain(value);
  }
}

describe("values that a command gives", () => {
  it("clear a release, are named by their source in its facts, and are nowhere", async () => {
    const { ended, texts, said } = await run(
      "console.log(JSON.stringify({ ...secrets, COMMIT: commit })); console.error(secrets.UNNAMED);",
    );
    expect(ended.stdout).toContain("CLEARED");
    expect(ended.code).toBe(0);
    expect(texts.join("\n")).toContain("STRIPE_API_KEY in what `node values.mjs` gives");
    expectNoSecret(said);
  });

  it("are nowhere when the command fails, and the run is undecided", async () => {
    const { ended, said } = await run(
      "console.log(JSON.stringify(secrets)); console.error('no: ' + secrets.SESSION_KEY); process.exit(7);",
    );
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain("source/command-failed");
    expect(ended.stdout).toContain("no: [redacted]");
    expectNoSecret(said);
  });

  it("are undecided where the names alone are known", async () => {
    const { ended, said } = await run("console.log(Object.keys(secrets).join('\\n'));", "names");
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain("source/name-only");
    expectNoSecret(said);
  });
});
