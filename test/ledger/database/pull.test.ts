import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../../support/promote-here.ts";
import { quickProject } from "../../support/quick-project.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { linkedConfig, suite } from "./linked-project.ts";
import { loginWith, migratedDatabase } from "./migrated-database.ts";

const files = { "promote.yaml": linkedConfig(), ...suite };

/** One machine has promoted; another has its entry, and not its record. */
async function twoMachines() {
  const database = await migratedDatabase();
  const url = await loginWith(database, "promote_writer");
  const one = quickProject(files);
  const run = (cwd: string, args: string) =>
    promoteHere(args.split(" "), { cwd, variables: { ...one.variables, LEDGER_URL: url } });
  const other = quickProject(files);
  const [from, to] = [one.repository.path, other.repository.path];
  expect((await run(from, "check -q")).code).toBe(0);
  expect((await run(to, "check -q")).code).toBe(0);
  const records = (folder: string) => readdirSync(join(folder, ".promote/records")).sort();
  // Both ran on the same commit within a second or two, and neither took the other's name.
  expect(records(from).filter((name) => records(to).includes(name))).toEqual([]);
  const [file = ""] = await database
    .query("SELECT file FROM promote.promotions ORDER BY id")
    .then((rows) => rows.map((row) => String(row["file"])));
  const tamper = (sql: string) =>
    database.query(`ALTER TABLE promote.record_files DISABLE TRIGGER append_only; ${sql}`);
  return { from, to, run, records, file, tamper, publicKey: one.publicKey };
}

describe("records of other machines", () => {
  it("are told to be in the database, and are brought from there once, as they are", async () => {
    const { from, to, run, records, file, publicKey } = await twoMachines();
    const exported = await run(to, "ledger export");
    expect(exported.code).toBe(2);
    expect(exported.stderr).toContain("is not on this machine");
    expect(exported.stderr).toContain("promote ledger pull");
    const verify = `ledger verify --key ${publicKey} --records`;
    const broken = await run(to, verify);
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain("until `promote ledger pull` brings them");
    const own = new Map(
      records(to).map((name) => [name, readFileSync(join(to, ".promote/records", name))]),
    );
    expect((await run(to, "ledger pull")).stderr).toContain("1 record was brought");
    expect(records(to)).toEqual([...new Set([...records(from), ...own.keys()])].sort());
    for (const name of records(from)) {
      const path = join(".promote/records", name);
      expect(readFileSync(join(to, path)).equals(readFileSync(join(from, path)))).toBe(true);
    }
    for (const [name, bytes] of own) {
      expect(readFileSync(join(to, ".promote/records", name)).equals(bytes)).toBe(true);
    }
    expect((await run(to, verify)).code).toBe(0);
    expect((await run(to, "ledger export --out whole.jsonl")).code).toBe(0);
    expect((await run(to, "ledger pull")).stderr).toContain("0 records were brought");
    const kept = join(to, file);
    writeFileSync(kept, "mine");
    rmSync(kept.replace(".sigstore.json", ".manifest.json"));
    await run(to, "ledger pull");
    expect(readFileSync(kept, "utf8")).toBe("mine");
  });

  it("are not brought where they are not what their entry was made of", async () => {
    const { to, run, records, file, tamper } = await twoMachines();
    const before = records(to);
    const outside =
      "INSERT INTO promote.record_files SELECT min(id), '../../escaped.json', 'x' FROM promote.promotions";
    await tamper(outside);
    await tamper(`UPDATE promote.record_files SET content = 'x' WHERE path = '${file}'`);
    const { code, stderr } = await run(to, "ledger pull");
    expect(code).toBe(1);
    expect(stderr).toContain(`The record ${file} is not what its entry was made of`);
    expect(records(to)).toEqual(before);
    await tamper(`DELETE FROM promote.record_files WHERE path = '${file}'`);
    expect((await run(to, "ledger pull")).code).toBe(1);
    await tamper("DELETE FROM promote.record_files");
    expect((await run(to, "ledger pull")).stderr).toContain("is not in the database either");
    expect(records(to)).toEqual(before);
  });

  it("bring no file that is not theirs, and go nowhere that a link leads", async () => {
    const { from, to, run, records, tamper } = await twoMachines();
    const name = `escaped-${randomUUID()}.json`;
    const others = [
      `../../${name}`,
      `/tmp/${name}`,
      ".promote/records/other.sigstore.json",
      "promote.yaml",
    ];
    for (const path of others) {
      await tamper(
        `INSERT INTO promote.record_files SELECT min(id), '${path}', 'x' FROM promote.promotions`,
      );
    }
    const elsewhere = temporaryFolder();
    const folder = join(to, ".promote/records");
    const own = records(to);
    rmSync(folder, { recursive: true });
    symlinkSync(elsewhere, folder);
    expect((await run(to, "ledger pull")).code).toBe(2);
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(folder);
    mkdirSync(folder);
    expect((await run(to, "ledger pull")).stderr).toContain("2 records were brought");
    expect(records(to)).toEqual([...new Set([...records(from), ...own])].sort());
    for (const path of [join(to, "../..", name), `/tmp/${name}`]) {
      expect(existsSync(path)).toBe(false);
    }
    expect(readFileSync(join(to, "promote.yaml"), "utf8")).toBe(linkedConfig());
  });
});
