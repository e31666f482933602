import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { quickConfig } from "../support/quick-project.ts";
import { runnerCommandsIn } from "../support/runner-commands.ts";
import { pullRequest } from "./pull-request.ts";
import { commandsIn, token } from "./run-built-action.ts";

const esc = "\u001b";

/** Lines that a runner would follow, were they to reach it as a child wrote them. */
const attacks = [
  "::set-output name=outcome::cleared",
  "::add-mask::e",
  "::stop-commands::forged-word",
  "##[error]forged",
  "::set-env name=FORGED::1",
  "harmless\r::error::forged\r##[set-env name=FORGED;]1",
  "::error file=promote.yaml,line=1::forged%0A::set-output name=outcome::cleared",
  `${esc}[2K${esc}[1G::warning::forged`,
  "\u200b\ufeff ::notice::forged",
  "\u2028::group::forged",
  "  \t::debug::forged",
];

/** A suite that writes every attack wherever a suite can: streams, names of tests, messages, and fails. */
const suite = [
  `const attacks = ${JSON.stringify(attacks)};`,
  `console.log("TAP version 13\\n1.." + attacks.length);`,
  "for (const attack of attacks) {",
  "  console.error(attack);",
  "  process.stderr.write(attack);",
  "  console.error();",
  "  console.log(attack);",
  `  console.log("not ok - " + attack.replace(/[\\r\\n]/g, " ") + "\\n  ---\\n  message: " + JSON.stringify(attack) + "\\n  ...");`,
  "}",
  "process.exitCode = 1;",
].join("\n");

describe("what a child prints for the runner", () => {
  it("is a command by the rules of a runner that nothing stops", () => {
    const obeyed = attacks.filter((attack) => runnerCommandsIn(attack).length > 0);
    expect(obeyed.length).toBeGreaterThanOrEqual(9);
    expect(commandsIn(attacks.join("\n"))).toEqual(attacks.slice(0, 2));
    expect(commandsIn(attacks.filter((one) => !one.includes("stop-")).join("\n")).length).toBe(9);
  });

  it("changes nothing", async () => {
    const { project, server, runBuilt } = await pullRequest({ files: { "suite.mjs": suite } });
    const ended = await runBuilt({ inputs: { "report-html": "run.html" } });
    expect(ended.code, ended.log).toBe(1);
    expect(ended.outputs.get("outcome")).toBe("blocked");
    expect(ended.outputs.get("exit-code")).toBe("1");
    expect([...ended.outputs.keys()].sort()).toEqual([
      ...["exit-code", "findings", "outcome", "record-digest", "record-path", "report-path"],
      "stopped-at",
    ]);
    expect(ended.environment).toBe("");
    // What the runner obeys is ours: masks, annotations that name a rule, the verdict.
    const foreign = ended.commands.filter(
      (one) =>
        !/^::add-mask::.{8,}$/.test(one) &&
        !/^::(error|warning) (file=suite\.mjs,)?(line=\d+,)?title=(tests-pass\/|promote)/.test(
          one,
        ) &&
        !one.startsWith("::notice title=promote::BLOCKED at tests-pass"),
    );
    expect(foreign).toEqual([]);
    expect(ended.log).toContain("forged");
    // Nor does a step that prints a log.
    const { path } = project.repository;
    const logs = join(path, ".promote/logs");
    const files = readdirSync(logs, { recursive: true, encoding: "utf8" }).map((one) =>
      join(logs, one),
    );
    const texts = files.filter((one) => one.endsWith(".log"));
    expect(texts.some((one) => readFileSync(one, "utf8").includes("forged"))).toBe(true);
    for (const file of texts) expect(runnerCommandsIn(readFileSync(file, "utf8"))).toEqual([]);
    expect(server.comments[0]?.body).toContain("BLOCKED at tests-pass");
    expect(ended.summary).toContain("BLOCKED at tests-pass");
  });
});

describe("a planted secret", () => {
  const secret = "s3cr3t/Pa55word+planted&more=";
  const forms = [
    secret,
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("base64url"),
    Buffer.from(`:${secret}`).toString("base64").slice(2, -2),
    encodeURIComponent(secret),
    Buffer.from(secret).toString("hex"),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll("&", "&amp;"),
  ];
  const tells = [
    `const secret = process.env.DATABASE_PASSWORD;`,
    `const forms = [secret, Buffer.from(secret).toString("base64"), Buffer.from(secret).toString("base64url"),`,
    `  Buffer.from(":" + secret).toString("base64"), encodeURIComponent(secret), Buffer.from(secret).toString("hex")];`,
    `console.log("TAP version 13\\n1.." + forms.length);`,
    "for (const form of forms) {",
    "  console.error(form);",
    `  console.log("not ok - got " + form + "\\n  ---\\n  message: " + JSON.stringify("saw " + form) + "\\n  ...");`,
    "}",
    "process.exitCode = 1;",
  ].join("\n");

  it("is in nothing that is told, in no form", async () => {
    const config = `${quickConfig()}    environment: [DATABASE_PASSWORD]\n`;
    const { project, server, runBuilt } = await pullRequest({
      baseFiles: { "promote.yaml": config },
      files: { "suite.mjs": tells },
    });
    const variables = { ...project.variables, DATABASE_PASSWORD: secret };
    const ended = await runBuilt({ variables, inputs: { "report-html": "run.html" } });
    expect(ended.code, ended.log).toBe(1);
    const read = (name: string) => readFileSync(join(project.repository.path, name), "utf8");
    const { dsseEnvelope } = JSON.parse(read(ended.outputs.get("record-path") ?? ""));
    const logs = readdirSync(join(project.repository.path, ".promote"), {
      recursive: true,
      encoding: "utf8",
    })
      .map((one) => `.promote/${one}`)
      .filter((one) => statSync(join(project.repository.path, one)).isFile());
    expect(logs.length).toBeGreaterThan(1);
    const places = new Map<string, string>([
      ["log", ended.log.replaceAll(/^::add-mask::.*$/gm, "")],
      ["summary", ended.summary],
      ["commands", ended.commands.filter((one) => !one.startsWith("::add-mask::")).join("\n")],
      ["outputs", [...ended.outputs.values()].join("\n")],
      ["comment", server.state.bodies.join("\n")],
      ["page", read("run.html")],
      ["statement", Buffer.from(dsseEnvelope.payload, "base64").toString()],
      ...logs.map((name): [string, string] => [name, read(name)]),
    ]);
    for (const [place, text] of places) {
      expect(text, place).not.toBe("");
      for (const form of [...forms, token]) expect(text, place).not.toContain(form);
    }
    // What tells the tests is told: without the redactor, each of these places would have the secret.
    for (const place of ["summary", "comment", "page", "statement"]) {
      expect(places.get(place), place).toContain("got ");
    }
    for (const masked of [secret, token]) expect(ended.commands).toContain(`::add-mask::${masked}`);
  });
});
