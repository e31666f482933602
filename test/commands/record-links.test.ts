import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { recordExport } from "../../src/commands/record-export.ts";
import { recordShow } from "../../src/commands/record-show.ts";
import { ada, entry, openTrusted } from "../record/trusted-record.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const trust = `version: 1\nkeys:\n${entry("ada", ada)}`;

/** A record in whose place, or in that of a file beside it, stands a link. */
async function linked(suffix: string, target?: string) {
  const opened = await openTrusted();
  const path = join(opened.directory, opened.main.replace(".sigstore.json", suffix));
  const away = join(temporaryFolder(), "away.json");
  writeFileSync(away, readFileSync(path));
  rmSync(path);
  symlinkSync(target ?? away, path);
  return opened;
}

describe("a link in the place of a record's file", () => {
  it.each([
    [".manifest.json", "SUBJECT_MANIFEST"],
    [".dsse.json", "MALFORMED"],
    [".sigstore.json", "MALFORMED"],
  ])("is not followed by verify: %s", async (suffix, code) => {
    const { verify } = await linked(suffix);
    const { code: exit, document } = await verify(trust);
    expect(exit).toBe(1);
    expect(document).toContain(code);
  });

  it("does not keep verify reading for ever", async () => {
    const { verify } = await linked(".manifest.json", "/dev/zero");
    expect((await verify(trust)).document).toContain("symbolic link");
  });

  it("takes no file of the machine into an export", async () => {
    const secret = join(temporaryFolder(), "id_ed25519");
    writeFileSync(secret, "the private key");
    const { host, directory, main } = await linked(".manifest.json", secret);
    const output = { document: () => undefined, message: () => undefined };
    await recordExport({ record: main, out: "out" }, { host, directory, output });
    const names = readdirSync(join(directory, "out"));
    expect(names).toContain(basename(main));
    const texts = names.map((name) => readFileSync(join(directory, "out", name), "utf8"));
    expect(texts.join()).not.toContain("the private key");
  });

  it("is not followed by show", async () => {
    const { host, directory, main } = await linked(".sigstore.json");
    const said: string[] = [];
    const output = { document: (text: string) => void said.push(text), message: () => undefined };
    expect(await recordShow({ record: main, json: false }, { host, directory, output })).toBe(1);
    expect(said.join()).toContain("symbolic link");
  });
});
