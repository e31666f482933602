import fc from "fast-check";
import { expect, it } from "vitest";
import { recordDiff } from "../../../src/commands/record-diff.ts";
import { recordShow } from "../../../src/commands/record-show.ts";
import type { Host } from "../../../src/host/host.ts";
import { runs } from "../../openapi/properties/runs.ts";
import { testHost } from "../../support/host.ts";
import { steering } from "../../support/record-project.ts";
import { contentAltered, spellingAltered } from "./alterations.ts";
import { originals } from "./originals.ts";

/** The host of a machine that has these files and no others. */
function withFiles(host: Host, texts: ReadonlyMap<string, string>): Host {
  const status: Host["files"]["status"] = async (path) => {
    const text = texts.get(path);
    if (text === undefined) return undefined;
    const bytes = Buffer.byteLength(text);
    return { kind: "file", bytes, mode: 0o644, owner: 0, modifiedAt: new Date(0) };
  };
  return { ...host, files: { ...host.files, status, readText: async (path) => texts.get(path) } };
}

it("an altered record is shown and compared without a crash, and steers no terminal", async () => {
  const real = testHost();
  await fc.assert(
    fc.asyncProperty(fc.oneof(contentAltered, spellingAltered), async (alter) => {
      const [original] = originals;
      const host = withFiles(
        real,
        new Map([
          ["/p/a.dsse.json", original.dsse],
          ["/p/b.dsse.json", Buffer.from(alter(original, "dsse")).toString("utf8")],
        ]),
      );
      const documents: string[] = [];
      const output = { document: (text: string) => documents.push(text), message: () => {} };
      const world = { host, output, directory: "/p" };
      for (const json of [false, true]) {
        const shown = await recordShow({ record: "b.dsse.json", json }, world);
        const compared = await recordDiff({ a: "a.dsse.json", b: "b.dsse.json", json }, world);
        expect([0, 1, 2]).toContain(shown);
        expect([0, 1, 2]).toContain(compared);
      }
      expect(documents).toHaveLength(4);
      for (const document of documents) expect(document).not.toMatch(steering);
    }),
    runs(600),
  );
});
