import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { Misuse } from "../../src/commands/load-config.ts";
import { recordExport } from "../../src/commands/record-export.ts";
import { verify } from "../../src/commands/verify.ts";
import { canonicalJson } from "../../src/record/canonical-json.ts";
import { blocked, commit, ed25519, passed } from "../record/sample-run.ts";
import { grace, openTrusted } from "../record/trusted-record.ts";
import { recordProject } from "../support/record-project.ts";

/** A record of a run that ended just now, with the facts of its run beside other ones, exported. */
async function exported(changes = {}) {
  const project = await recordProject();
  const now = project.host.clock.now().toISOString();
  const record = await project.write({ startedAt: now, finishedAt: now, ...changes });
  const logs = `${project.directory}/.promote/logs`;
  const facts = canonicalJson(passed.facts);
  const write = (run: string, text: string) =>
    project.host.files.writeAtomic(
      `${logs}/${run}-${commit.slice(0, 12)}/stripe-separation.facts.json`,
      text,
    );
  await write("20261120T000000Z", '{"other":1}');
  await write("20261121T000000Z", facts);
  const run = (out = "out", file = record.main) =>
    project.run((world) => recordExport({ record: file, out }, world));
  const folder = join(project.directory, "out");
  return { ...project, runHere: project.run, record, facts, run, folder };
}

describe("promote record export", () => {
  it("copies every file of the record byte for byte, and the facts that it names", async () => {
    const { run, record, directory, folder, facts } = await exported();
    expect((await run()).code).toBe(0);
    const names = [record.main, record.manifest, record.main.replace(".sigstore.", ".dsse.")];
    expect(readdirSync(folder).sort()).toEqual(
      ["VERIFY.md", "stripe-separation.facts.json", ...names.map((name) => basename(name))].sort(),
    );
    for (const name of names) {
      expect(readFileSync(join(folder, basename(name)))).toEqual(
        readFileSync(join(directory, name)),
      );
    }
    expect(readFileSync(join(folder, "stripe-separation.facts.json"), "utf8")).toBe(facts);
  });

  it("takes co-signatures along, without which a threshold is not met", async () => {
    const { sign, host, directory, main } = await openTrusted();
    const { document } = await sign(grace);
    const output = { document: () => undefined, message: () => undefined };
    expect(await recordExport({ record: main, out: "out" }, { host, directory, output })).toBe(0);
    expect(readdirSync(join(directory, "out"))).toContain(basename(document.trim()));
  });

  it("leaves facts out that are not the record's", async () => {
    const results = [{ ...passed, facts: { other: "run" } }];
    const { run, folder } = await exported({ results });
    await run();
    expect(readdirSync(folder).filter((name) => name.endsWith(".facts.json"))).toEqual([]);
  });

  it("makes a folder that verifies", async () => {
    const { run, host, record, directory, runHere } = await exported();
    await run();
    await host.files.writeAtomic(`${directory}/public.pem`, ed25519.publicKey.pem);
    const { code } = await runHere((world) =>
      verify(
        {
          record: `out/${basename(record.main)}`,
          ...{ commit, environment: "production", key: "public.pem", json: false },
        },
        world,
      ),
    );
    expect(code).toBe(0);
  });

  it("says in VERIFY.md what openssl and jq can do as they stand", async () => {
    const { run, folder } = await exported();
    await run();
    const page = readFileSync(join(folder, "VERIFY.md"), "utf8");
    for (const words of ["promote verify ", "cosign verify-blob-attestation", "openssl pkeyutl"]) {
      expect(page).toContain(words);
    }
    const { payload, payloadType, signatures } = JSON.parse(
      readFileSync(
        join(folder, readdirSync(folder).find((name) => name.endsWith(".dsse.json")) ?? ""),
        "utf8",
      ),
    );
    writeFileSync(join(folder, "payload.json"), Buffer.from(payload, "base64"));
    writeFileSync(join(folder, "signature.bin"), Buffer.from(signatures[0].sig, "base64"));
    writeFileSync(join(folder, "PUBLIC.pem"), ed25519.publicKey.pem);
    const lines = page.split("\n");
    const pae = lines.find((line) => line.startsWith("{ printf")) ?? "";
    const check = lines.find((line) => line.startsWith("openssl pkeyutl")) ?? "";
    const script = `set -e\ntype='${payloadType}'\n${pae}\n${check}`;
    const said = execFileSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
    expect(said).toContain("Signature Verified Successfully");
  });

  it("exits 1 for a blocked record, and copies it all the same", async () => {
    const { run, folder } = await exported({ results: [blocked] });
    expect((await run()).code).toBe(1);
    expect(readdirSync(folder)).toContain("VERIFY.md");
  });

  it("copies nothing of what is no record", async () => {
    const { run, host, directory } = await exported();
    await host.files.writeAtomic(`${directory}/x.dsse.json`, "{}\n");
    const { code, message } = await run("out", "x.dsse.json");
    expect([code, message]).toEqual([1, expect.stringContaining("is no promotion record")]);
    expect(await host.files.status(`${directory}/out`)).toBeUndefined();
  });

  it("takes a folder that is not empty, a file, and a name for a shell for misuse", async () => {
    const { run, directory, folder, record } = await exported();
    mkdirSync(folder);
    expect((await run()).code).toBe(0);
    await expect(run()).rejects.toBeInstanceOf(Misuse);
    await expect(run(record.main)).rejects.toThrow("no folder");
    writeFileSync(join(directory, "$(x).dsse.json"), readFileSync(join(directory, record.main)));
    await expect(run("elsewhere", "$(x).dsse.json")).rejects.toThrow("letters");
  });
});
