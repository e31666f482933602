import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";

const document = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "s", version: "1" },
  paths: {},
});
const config = quickConfig().replace(
  "openapi-match: { off: not part of this project }",
  "openapi-match: { document: openapi.json, generate: node generate.mjs }",
);

/** Two commits with one API document, and the record that the gate wrote for each. */
async function openTwoRecords() {
  const { repository, commit, variables, publicKey } = quickProject({
    "promote.yaml": config,
    "openapi.json": document,
    "generate.mjs": `console.log(${JSON.stringify(document)});\n`,
  });
  const cwd = repository.path;
  const recordOf = async () => {
    const run = await promoteHere(["check"], { cwd, variables });
    expect(run.code, run.stdout + run.stderr).toBe(0);
    const [, record = ""] = /record +(\S+\.sigstore\.json)\n/.exec(run.stdout) ?? [];
    return record;
  };
  const first = { commit, record: await recordOf() };
  const next = repository.commit({ "feature.mjs": "export const price = 0;\n" });
  const second = { commit: next, record: await recordOf() };
  const verify = (record: string, expected: string) => {
    const stated = ["--commit", expected, "--environment", "production", "--key", publicKey];
    return promoteHere(["verify", record, ...stated, "--json"], { cwd });
  };
  return { cwd, first, second, verify };
}

function statementIn(cwd: string, record: string) {
  const { dsseEnvelope } = JSON.parse(readFileSync(join(cwd, record), "utf8"));
  return JSON.parse(Buffer.from(dsseEnvelope.payload, "base64").toString("utf8"));
}

/** Any one of these is enough for other verifiers. */
function subjectDigestsOf({ subject }: { subject: { digest: Record<string, string> }[] }) {
  return subject.flatMap(({ digest }) => Object.values(digest));
}

function codesOf({ stdout }: { readonly stdout: string }): readonly string[] {
  return JSON.parse(stdout).refusals.map(({ code }: { code: string }) => code);
}

describe("two records of the gate with the same API document", () => {
  it("each authorise their own commit and not the other's", async () => {
    const { cwd, first, second, verify } = await openTwoRecords();
    const [one, other] = [first, second].map(({ record }) => statementIn(cwd, record));
    expect(one.predicate.evidence.openapi).not.toBeNull();
    expect(one.predicate.evidence.openapi).toEqual(other.predicate.evidence.openapi);
    const [ownSubjects, otherSubjects] = [one, other].map(subjectDigestsOf);
    expect(ownSubjects).toHaveLength(2);
    expect(ownSubjects?.filter((digest) => otherSubjects?.includes(digest))).toEqual([]);
    for (const { record, commit } of [first, second]) {
      const own = await verify(record, commit);
      expect(own.code, own.stdout).toBe(0);
    }
    for (const [{ record }, { commit }] of [
      [first, second],
      [second, first],
    ] as const) {
      const foreign = await verify(record, commit);
      expect(foreign.code).toBe(1);
      expect(codesOf(foreign)).toEqual(["SUBJECT_COMMIT"]);
    }
  });

  it("are not mended by the manifest of the other commit, nor by its name", async () => {
    const { cwd, first, second, verify } = await openTwoRecords();
    const named = (record: string, suffix: string) =>
      join(cwd, record.replace(/\.sigstore\.json$/, suffix));
    copyFileSync(named(second.record, ".manifest.json"), named(first.record, ".manifest.json"));
    const mixed = await verify(first.record, second.commit);
    expect(mixed.code).toBe(1);
    expect(codesOf(mixed)).toEqual(expect.arrayContaining(["SUBJECT_COMMIT", "SUBJECT_MANIFEST"]));
    for (const suffix of [".sigstore.json", ".dsse.json"]) {
      copyFileSync(named(first.record, suffix), named(second.record, suffix));
    }
    const renamed = await verify(second.record, second.commit);
    expect(renamed.code).toBe(1);
    expect(codesOf(renamed)).toEqual(
      expect.arrayContaining(["SUBJECT_COMMIT", "SUBJECT_MANIFEST"]),
    );
  });
});
