import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findLiveKeys } from "../../../../src/checks/stripe-separation/committed/find-live-keys.ts";
import {
  isMixed,
  isPlaceholder,
} from "../../../../src/checks/stripe-separation/committed/is-placeholder.ts";
import { testHost } from "../../../support/host.ts";
import { releaseOf } from "../../../support/release.ts";
import { testRepository } from "../../../support/repository.ts";

const body = "51aBcD3FgH".repeat(3);
const key = `sk_${"live"}_${body}`;
const keyWithoutCapitals = key.toLowerCase();
const snapshot = "db/schema.snapshot.sql";

it("finds keys above the project folder, and in a snapshot that is not committed; not elsewhere", async () => {
  const repository = testRepository();
  const commit = repository.commit({ "ops/.env": `A=1\nKEY=${key}\n`, "api/a.txt": "nothing" });
  repository.write({ [`api/${snapshot}`]: `-- ${key}\n`, "api/untracked.txt": key });
  const { candidate, config } = releaseOf(join(repository.path, "api"), {
    "schema-snapshot": { database: "env:STAGING" },
  });
  const host = testHost();
  const place = { repository: repository.path, prefix: "api", commit };
  const { keys } = await findLiveKeys(host, { ...candidate, ...place }, config);
  expect(keys).toEqual([
    { file: "../ops/.env", line: 2, kind: "secret-key", number: 1, total: 1 },
    { file: snapshot, line: 1, kind: "secret-key", number: 1, total: 1 },
  ]);
  expect(host.secrets.redact(key)).not.toContain(body);
});

it.each([
  ["once where it is committed", { database: "env:STAGING" }, [snapshot]],
  ["not where there is none", { off: "not part of this test" }, []],
])("looks into the snapshot of the project folder: %s", async (_, settings, found) => {
  const repository = testRepository();
  const files = { "a.txt": "nothing", ...(found.length > 0 && { [snapshot]: `-- ${key}\n` }) };
  const commit = repository.commit(files);
  repository.write({ [snapshot]: `-- ${key}\n` });
  const { candidate, config } = releaseOf(repository.path, { "schema-snapshot": settings });
  const { keys } = await findLiveKeys(testHost(), { ...candidate, commit }, config);
  expect(keys.map(({ file }) => file)).toEqual(found);
});

/** The files of a commit in which a live key is found, with its line. */
async function foundIn(files: Readonly<Record<string, string | Buffer>>) {
  const repository = testRepository();
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(repository.path, name), content);
  }
  const commit = repository.commit();
  const { candidate, config } = releaseOf(repository.path, {});
  const { keys } = await findLiveKeys(testHost(), { ...candidate, commit }, config);
  return keys.map(({ file, line }) => `${file}:${line}`);
}

it("finds keys in every encoding, line end and kind of file", async () => {
  const text = `A=1\r\nKEY=${key}\r\nB=2\r\n`;
  const big = Buffer.from(text, "utf16le").swap16();
  const [start, end] = [Buffer.from([0, 0xff, 0xe9]), Buffer.from([0xe9, 0])];
  const found = await foundIn({
    "crlf.txt": text,
    "cr.txt": text.replaceAll("\r\n", "\r"),
    "mark.txt": `\ufeff${text}`,
    "utf16-little.txt": Buffer.from(`\ufeff${text}`, "utf16le"),
    "utf16-big.txt": Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    "utf16-no-mark.txt": Buffer.from(text, "utf16le"),
    "a.bin": Buffer.concat([start, Buffer.from(key), end]),
    "rows.sqlite": Buffer.concat([start, Buffer.from(`STRIPE_KEY${key}`), end]),
    "large.txt": `${"x".repeat(1 << 20)}\n`.repeat(8) + `\n\n\n${key}`,
  });
  expect(found.sort()).toEqual([
    "a.bin:1",
    "cr.txt:1",
    "crlf.txt:2",
    "large.txt:12",
    "mark.txt:2",
    "rows.sqlite:1",
    "utf16-big.txt:2",
    "utf16-little.txt:2",
    "utf16-no-mark.txt:2",
  ]);
});

it("finds keys behind what JSON, strings and URLs write for a character", async () => {
  const before = ["", "_", "\\n", "\\u0022", "\\x22", "%3D", "%3d", "é"];
  for (const each of [key, keyWithoutCapitals]) {
    const found = await foundIn(
      Object.fromEntries(before.map((text, index) => [`${index}.txt`, `${text}${each}`])),
    );
    expect(found).toHaveLength(before.length);
  }
});

it("takes no words for keys, whatever they end in", async () => {
  const found = await foundIn({
    "names.txt": ["disk_live_migration2", "task_live_aReloading1", "desk_live_table9Plan"].join(
      "\n",
    ),
    "wide.txt": Buffer.from("sk_live_short1Key", "utf16le"),
    "dotted.txt": [...key].join("."),
    "within.txt": `desk${keyWithoutCapitals.slice(1)}`,
    "wide-without-capitals.txt": Buffer.from(keyWithoutCapitals, "utf16le"),
  });
  expect(found).toEqual([]);
});

it("does not take a file that git cannot read for one without keys", async () => {
  const { path, commit, git } = testRepository();
  const id = commit({ "key.txt": key, "other.txt": "nothing" });
  const blob = git("rev-parse", "HEAD:key.txt");
  rmSync(join(path, ".git/objects", blob.slice(0, 2), blob.slice(2)));
  const { candidate, config } = releaseOf(path, {});
  const looking = findLiveKeys(testHost(), { ...candidate, commit: id }, config);
  await expect(looking).rejects.toMatchObject({
    code: "git/failed",
    message: expect.stringMatching(/^`git grep -a -e sk_live_ [0-9a-f]{40} --` failed: .*key\.txt/),
  });
});

it("does not look into submodules, whatever git is told elsewhere", async () => {
  const inner = testRepository();
  inner.commit({ "key.txt": key });
  const outer = testRepository();
  outer.git("-c", "protocol.file.allow=always", "submodule", "add", "--quiet", inner.path, "inner");
  outer.git("config", "submodule.recurse", "true");
  const commit = outer.commit();
  const { candidate, config } = releaseOf(outer.path, {});
  const { keys } = await findLiveKeys(testHost(), { ...candidate, commit }, config);
  expect(keys).toEqual([]);
});

it.each([
  ["xxxxxxxxxxxxxxxxxxxxxxxx", true],
  ["a1a1a1a1a1a1a1a1a1a1a1a1", true],
  ["yourlivekeygoeshere", true],
  ["YOURLIVEKEYGOESHERE", true],
  ["123456789012345678901234", true],
  ["a1b2c3a1b2c3a1b2c3a1b2c3", false],
  [body, false],
  ["abcdef1234567890abcdef", false],
])("of %s, whether it is a placeholder: %s", (text, is) => {
  expect(isPlaceholder(text)).toBe(is);
});

it.each([
  [body, true],
  [body.toLowerCase(), false],
  [body.toUpperCase(), false],
  [body.replace(/\d/g, "x"), false],
])("of %s, whether it has lower-case letters, capitals and digits: %s", (text, is) => {
  expect(isMixed(text)).toBe(is);
});
