import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Confirmation, ConfirmationKey } from "../../src/confirmations/confirmation.ts";
import {
  confirmationFileOf,
  findConfirmation,
  parseConfirmation,
  readConfirmationFiles,
  writeConfirmation,
} from "../../src/confirmations/confirmation-files.ts";
import type { Host } from "../../src/host/host.ts";
import { testHost } from "../support/host.ts";

const given: Confirmation = {
  version: 1,
  item: "on-call",
  commit: "a".repeat(40),
  environment: "production",
  repository: "https://git.example/shop",
  project: "",
  by: "Ada",
  at: "2030-01-01T00:00:00.000Z",
  evidence: "https://pager.example/1",
  expires: "2030-01-01T04:00:00.000Z",
};
const key: ConfirmationKey = {
  item: "on-call",
  commit: "a".repeat(40),
  environment: "production",
  repository: "https://git.example/shop",
  project: "",
};

async function project() {
  const { files } = testHost();
  return { files, folder: await files.makeTemporaryDirectory("confirmations") };
}

/** Reads what lies in the folder, then looks for one of them. */
async function readConfirmation(
  host: Pick<Host, "files">,
  folder: string,
  wanted: ConfirmationKey,
) {
  return findConfirmation(await readConfirmationFiles(host, folder), wanted);
}

describe("writeConfirmation", () => {
  it("writes what findConfirmation finds, and keeps the folder out of git", async () => {
    const { files, folder } = await project();
    const file = await writeConfirmation({ files }, folder, given);
    expect(file).toBe(".promote/confirmations/on-call-aaaaaaaaaaaa-production.json");
    expect(await readConfirmation({ files }, folder, key)).toEqual({
      state: "found",
      file,
      confirmation: given,
    });
    expect(await files.readText(`${folder}/.promote/.gitignore`)).toBe("*\n");
    expect(await files.list(`${folder}/.promote/confirmations`)).toHaveLength(1);
  });

  it("leaves a .gitignore that is there as it is", async () => {
    const { files, folder } = await project();
    await files.writeAtomic(`${folder}/.promote/.gitignore`, "records/\n");
    await writeConfirmation({ files }, folder, given);
    expect(await files.readText(`${folder}/.promote/.gitignore`)).toBe("records/\n");
  });
});

describe("findConfirmation", () => {
  it("finds nothing in a project without the folder", async () => {
    const { files, folder } = await project();
    expect(await readConfirmation({ files }, folder, key)).toEqual({ state: "absent", others: [] });
  });

  it("lists the item's confirmations for other commits and environments, the latest first", async () => {
    const { files, folder } = await project();
    const earlier = { ...given, commit: "b".repeat(40) };
    const later = { ...given, environment: "sandbox", at: "2030-01-01T01:00:00.000Z" };
    await writeConfirmation({ files }, folder, earlier);
    await writeConfirmation({ files }, folder, later);
    await writeConfirmation({ files }, folder, { ...given, item: "on-call-lead" });
    expect(await readConfirmation({ files }, folder, key)).toEqual({
      state: "absent",
      others: [later, earlier],
    });
  });

  it("believes the content and not the name: a renamed copy is still for its own commit", async () => {
    const { files, folder } = await project();
    const other = { ...given, commit: "b".repeat(40) };
    await files.writeAtomic(`${folder}/${confirmationFileOf(given)}`, JSON.stringify(other));
    expect(await readConfirmation({ files }, folder, key)).toEqual({
      state: "absent",
      others: [other],
    });
  });

  it.each([{ repository: "https://git.example/fork" }, { project: "apps/web" }])(
    "takes none for the same commit and environment of %j",
    async (elsewhere) => {
      const { files, folder } = await project();
      const other = { ...given, ...elsewhere };
      await writeConfirmation({ files }, folder, other);
      const found = await readConfirmation({ files }, folder, key);
      expect(found).toEqual({ state: "absent", others: [other] });
    },
  );

  it("tells commits apart that share their first twelve digits", async () => {
    const { files, folder } = await project();
    const twin = { ...given, commit: "a".repeat(39).concat("b") };
    await writeConfirmation({ files }, folder, twin);
    const found = await readConfirmation({ files }, folder, key);
    expect(found).toEqual({ state: "absent", others: [twin] });
  });

  it("says what is wrong with a malformed file, and leaves malformed files for others alone", async () => {
    const { files, folder } = await project();
    const other = confirmationFileOf({ ...key, commit: "b".repeat(40) });
    await files.writeAtomic(`${folder}/${other}`, "{");
    expect(await readConfirmation({ files }, folder, key)).toEqual({ state: "absent", others: [] });
    await files.writeAtomic(`${folder}/${confirmationFileOf(key)}`, "{");
    expect(await readConfirmation({ files }, folder, key)).toEqual({
      state: "malformed",
      file: confirmationFileOf(key),
      problem: "it is not JSON",
    });
  });
});

describe("readConfirmationFiles", () => {
  it("keeps what it read: a file that comes or changes later is not seen", async () => {
    const { files, folder } = await project();
    await writeConfirmation({ files }, folder, { ...given, commit: "b".repeat(40) });
    const before = await readConfirmationFiles({ files }, folder);
    await writeConfirmation({ files }, folder, given);
    expect(findConfirmation(before, key)).toMatchObject({ state: "absent" });
    expect(findConfirmation(await readConfirmationFiles({ files }, folder), key)).toMatchObject({
      state: "found",
    });
  });

  it("passes over folders, links and other names, and is not stopped by what is no text", async () => {
    const { files, folder } = await project();
    const directory = join(folder, ".promote/confirmations");
    mkdirSync(join(directory, "folder.json"), { recursive: true });
    writeFileSync(join(directory, "notes.txt"), "");
    writeFileSync(join(directory, "bytes.json"), Buffer.from([0xff, 0xfe]));
    symlinkSync("notes.txt", join(directory, "link.json"));
    const found = await readConfirmationFiles({ files }, folder);
    expect(found).toEqual([{ file: ".promote/confirmations/bytes.json", text: null }]);
    expect(parseConfirmation(null)).toBe("it is not text");
  });
});

describe("parseConfirmation", () => {
  it.each([
    ["nothing", "", "it is not JSON"],
    ["a list", "[]", /expected object/],
    ["an unknown member", JSON.stringify({ ...given, skip: true }), /skip/],
    ["another version", JSON.stringify({ ...given, version: 2 }), /^version: /],
    ["a short commit", JSON.stringify({ ...given, commit: "abc123" }), "commit: a full commit id"],
    ["a local time", JSON.stringify({ ...given, at: "2030-01-01T00:00:00+02:00" }), /^at: a UTC/],
    ["no time", JSON.stringify({ ...given, expires: undefined }), /^expires: /],
    ["no name", JSON.stringify({ ...given, by: "" }), /^by: a name/],
    ["no URL", JSON.stringify({ ...given, evidence: "seen it" }), /^evidence: /],
  ])("refuses %s", (_, text, problem) => {
    expect(parseConfirmation(text)).toEqual(
      typeof problem === "string" ? problem : expect.stringMatching(problem),
    );
  });
});
