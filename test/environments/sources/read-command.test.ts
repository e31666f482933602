import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EnvironmentSource, ValueSource } from "../../../src/config/config.ts";
import { lookUp, readValue } from "../../../src/environments/read-value.ts";
import { faultReportOf } from "../../../src/gate/fault.ts";
import { openNodeHost } from "../../../src/node-host/node-host.ts";
import { testHost } from "../../support/host.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

type CommandSource = Extract<ValueSource, { kind: "command" }>;

const secret = "correct-horse-battery-staple";

/** An environment of one command, which is JavaScript. */
function running(code: string, options: Partial<CommandSource> = {}): EnvironmentSource {
  const run = [process.execPath, "-e", code, "--", ...(options.run ?? [])];
  return { suffix: "", sources: [{ ...aSource(), ...options, run }] };
}

const printing = (text: string, options?: Partial<CommandSource>) =>
  running(`process.stdout.write(${JSON.stringify(text)})`, options);

async function faultOf(environment: EnvironmentSource, host = testHost()) {
  const reading = readValue(host, temporaryFolder(), environment, "KEY");
  return reading.then(
    () => expect.fail("a fault was expected"),
    (thrown: unknown) => faultReportOf(thrown),
  );
}

describe("a command as a source", () => {
  it.each([
    ["dotenv", `KEY='${secret}'`],
    ["json", JSON.stringify({ KEY: secret })],
  ] as const)("gives values as %s, and says where they are from", async (format, text) => {
    const host = testHost();
    const found = await readValue(host, temporaryFolder(), printing(text, { format }), "KEY");
    expect(found).toMatchObject({ kind: "found", value: secret });
    expect(found).toMatchObject({ source: expect.stringMatching(/^KEY in what `.*` gives$/) });
    expect(host.secrets.redact(secret)).toBe("[redacted]");
  });

  it("gives them through a file, which is gone afterwards", async () => {
    const code =
      "fs.writeFileSync(process.argv[1], 'KEY=' + process.argv[1]); console.log('Written')";
    const found = await lookUp(
      testHost(),
      temporaryFolder(),
      running(code, { run: ["{file}"] }),
      "KEY",
    );
    if (found.kind !== "found") return expect.fail("it was not found");
    expect(found.value).toMatch(/promote-source-.*values$/);
    expect(existsSync(found.value)).toBe(false);
  });

  it("gives names without values: there, and a fault where a value is needed", async () => {
    const environment = printing("KEY\n", { format: "names" });
    expect(await lookUp(testHost(), temporaryFolder(), environment, "KEY")).toMatchObject({
      kind: "name-only",
    });
    expect(await faultOf(environment)).toMatchObject({
      code: "source/name-only",
      remedy: expect.stringContaining("`environments.<name>.sources`"),
    });
  });

  it("is overruled by a source that has the value", async () => {
    const names = printing("KEY\n", { format: "names" }).sources ?? [];
    const values = printing("KEY=value").sources ?? [];
    const environment = { suffix: "", sources: [...names, ...values] };
    const found = await readValue(testHost(), temporaryFolder(), environment, "KEY");
    expect(found).toMatchObject({ kind: "found", value: "value" });
  });

  it("runs once a run, whoever asks, and again in another", async () => {
    const project = temporaryFolder();
    const environment = running("fs.appendFileSync('runs', 'x'); console.log('KEY=1')");
    const host = testHost();
    for (const name of ["KEY", "OTHER"]) await lookUp(host, project, environment, name);
    await Promise.all([
      lookUp(host, project, structuredClone(environment), "KEY"),
      lookUp({ ...host, processes: { ...host.processes } }, project, environment, "KEY"),
    ]);
    expect(readFileSync(join(project, "runs"), "utf8")).toBe("x");
    await lookUp(testHost(), project, environment, "KEY");
    expect(readFileSync(join(project, "runs"), "utf8")).toBe("xx");
  });

  it("gets the allow-list and what is declared, and no more", async () => {
    const variables = { DECLARED: "declared-value", OTHER: "other-value", KEY_PROD: "x" };
    const code = "console.log('KEY=' + Object.keys(process.env).sort())";
    const environment = running(code, { environment: ["DECLARED"] });
    const host = testHost({ variables });
    const found = await lookUp(host, temporaryFolder(), environment, "KEY");
    expect(found).toMatchObject({ value: "DECLARED,HOME,PATH" });
    expect(host.secrets.redact("declared-value")).toBe("[redacted]");
  });

  it("needs the variables that are declared for it", async () => {
    expect(await faultOf(running("", { environment: ["NOT_SET"] }))).toMatchObject({
      code: "run/variable-missing",
    });
  });

  it("expands nothing and sets nothing here", async () => {
    const text = "KEY=$(touch ran)-$HOME-`touch ran`\nPROMOTE_TEST_LEAK=1\n";
    const project = temporaryFolder();
    const found = await lookUp(testHost(), project, printing(text), "KEY");
    expect(found).toMatchObject({ value: "$(touch ran)-$HOME-`touch ran`" });
    expect(existsSync(join(project, "ran"))).toBe(false);
    expect(process.env["PROMOTE_TEST_LEAK"]).toBeUndefined();
  });
});

describe("a command that gives no values", () => {
  const leaking = `KEY=${secret}\nJSON={"a": "${secret}-two"}`;

  it.each([
    [
      "fails",
      running(
        `process.stdout.write(${JSON.stringify(leaking)}); console.error('bad ${secret} ${secret}-two'); process.exit(3)`,
        { format: "json" },
      ),
      "source/command-failed",
    ],
    ["prints something else", printing(`log in first\n${leaking}`), "source/output-unreadable"],
    ["prints no JSON", printing(leaking, { format: "json" }), "source/output-unreadable"],
    ["prints nothing", printing(""), "source/output-unreadable"],
    ["writes no file", running("", { run: ["{file}"] }), "source/output-unreadable"],
    [
      "hangs",
      running("setInterval(() => {}, 1000)", { timeout: 300 }),
      "source/command-time-limit",
    ],
    [
      "is not there",
      { suffix: "", sources: [{ ...aSource(), run: ["no-such-program-here"] }] },
      "process/not-found",
    ],
  ] satisfies readonly [string, EnvironmentSource, string][])(
    "is a fault when it %s",
    async (_, environment, code) => {
      const host = testHost();
      const report = await faultOf(environment, host);
      expect(report.code).toBe(code);
      const said = host.secrets.redact(JSON.stringify({ ...report, message: "", remedy: "" }));
      expect(said).not.toContain(secret);
    },
  );

  it("says what the command said of itself, without its values and without their names lost", async () => {
    const host = testHost();
    const code = `console.log('{"STRIPE_KEY": "${secret}"}'); console.error('STRIPE_KEY is ${secret}: expired'); process.exit(1)`;
    const report = await faultOf(running(code, { format: "json" }), host);
    expect(report.detail).toBe("STRIPE_KEY is [redacted]: expired");
    expect(report.message).toContain("ended with exit code 1");
  });

  it.each([
    ["a trace", `+ export STRIPE_KEY=${secret}`],
    ["a quoted trace", `+ STRIPE_KEY='${secret}' run`],
    ["a dump", `failed with {"STRIPE_KEY": "${secret}", "a": 1}`],
  ])("shows no value that only its error output has: %s", async (_, line) => {
    const host = testHost();
    const code = `console.error(${JSON.stringify(line)}); process.exit(1)`;
    const { detail = "" } = await faultOf(running(code), host);
    expect(detail).toContain("STRIPE_KEY");
    expect(detail).not.toContain(secret);
  });

  it("writes nothing into the log or the progress line", async () => {
    const lines: string[] = [];
    const project = temporaryFolder();
    const { PATH, HOME } = process.env;
    const node = openNodeHost({
      variables: { PATH, HOME },
      installation: project,
      onLine: (line) => lines.push(line),
    });
    node.logUnder(project);
    writeFileSync(join(project, "values.env"), leaking);
    const environment = running(
      "console.log(fs.readFileSync('values.env', 'utf8')); console.error('x')",
    );
    await node.within("a-check", { ms: 20_000, fault: new Error() as never }, (host) =>
      lookUp(host, project, environment, "KEY"),
    );
    await node.close();
    expect(lines).toEqual([]);
    expect(existsSync(join(project, "a-check.log"))).toBe(false);
  });
});

function aSource(): CommandSource {
  return { kind: "command", run: [], format: "dotenv", environment: [], timeout: 20_000 };
}
