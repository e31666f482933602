import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gatherDocument } from "../../../../../src/checks/deployment-checklist/items/document/gather.ts";
import { testHost } from "../../../../support/host.ts";
import { aRelease } from "../../a-release.ts";
import { aRepository } from "../../a-repository.ts";
import { aDocumentItem } from "./a-document.ts";

const item = aDocumentItem({ sections: ["Steps"] });

describe("gatherDocument", () => {
  it("reads the commit and not the working tree", async () => {
    const repository = aRepository();
    repository.write("docs/rollback.md", "# Steps\n\nRun it.\n");
    const commit = repository.commit();
    repository.write("docs/rollback.md", "# Steps\n");
    const release = aRelease([item], { repository: repository.top, commit });
    expect(await gatherDocument(testHost(), item, release)).toMatchObject({
      id: "rollback-procedure",
      kind: "document",
      path: "docs/rollback.md",
      refused: null,
      document: {
        sha256: "d557556d384f113d098065ab601a71c031f4c03f2d183f7743d461e8d5f8738c",
        sections: [{ title: "Steps", within: null, state: "filled", line: 1 }],
      },
    });
  });

  it("starts at the project folder, wherever in the repository that is", async () => {
    const repository = aRepository();
    repository.write("docs/rollback.md", "# Steps\n\nof the whole repository\n");
    repository.write("backend/docs/rollback.md", "# Steps\n");
    const commit = repository.commit();
    const release = aRelease([item], { repository: repository.top, prefix: "backend", commit });
    for (const path of ["docs/rollback.md", "./docs/../docs/rollback.md"]) {
      const { document } = await gatherDocument(testHost(), { ...item, path }, release);
      expect(document?.sections).toEqual([
        { title: "Steps", within: null, state: "empty", line: 1 },
      ]);
    }
  });

  it("finds no document that is there and not committed", async () => {
    const repository = aRepository();
    const commit = repository.commit();
    repository.write("docs/rollback.md", "# Steps\n\nRun it.\n");
    const release = aRelease([item], { repository: repository.top, commit });
    expect((await gatherDocument(testHost(), item, release)).document).toBeNull();
  });

  it("follows links within the commit, and no others", async () => {
    const repository = aRepository();
    repository.write(
      "docs/restore guide.md",
      '# Steps\n\n## Stop it!\n\n## Steps\n\n<a id="End"></a>\n',
    );
    repository.write("LICENSE", "MIT\n");
    repository.write("NOTES.md.txt", "# Notes\n");
    const links = [
      ...["restore%20guide.md", "./restore%20guide.md#stop-it", "restore%20guide.md#steps-1"],
      ...["restore%20guide.md#end", "../LICENSE", "/LICENSE#L1", "..", "#steps", "#Steps"],
      ...["gone.md", "Restore%20guide.md", "uncommitted.md", "restore%20guide.md#steps-2", "#end"],
      ...["./gone:1.md", "restore%20guide.md?plain=1#gone", "restore%20guide.md?plain=1#end"],
      ...["https://status.example/gone", "//cdn.example/x.png", "mailto:a@b.example", "../../wiki"],
      ...["../..", "/NOTES.md.txt#gone"],
    ];
    const text = `# Steps\n\n${links.map((link) => `[a](${link})`).join("\n")}\n\n![b](gone.png)\n<img src="gone.svg">\n`;
    repository.write("docs/rollback.md", text);
    const commit = repository.commit();
    repository.write("docs/uncommitted.md", "# Steps\n");
    const release = aRelease([item], { repository: repository.top, commit });
    const { document } = await gatherDocument(testHost(), item, release);
    const failed = document?.links.filter(({ state }) => state !== "resolves");
    expect(failed?.map(({ line, target, state }) => [line, target, state])).toEqual([
      [12, "gone.md", "file-missing"],
      [13, "Restore%20guide.md", "file-missing"],
      [14, "uncommitted.md", "file-missing"],
      [15, "restore%20guide.md#steps-2", "anchor-missing"],
      [16, "#end", "anchor-missing"],
      [17, "./gone:1.md", "file-missing"],
      [18, "restore%20guide.md?plain=1#gone", "anchor-missing"],
      [27, "gone.png", "file-missing"],
      [28, "gone.svg", "file-missing"],
    ]);
    expect(document?.linksNotFollowed).toBe(5);
  });

  it("resolves a folder beside a file in it, and what no file can be called", async () => {
    const repository = aRepository();
    repository.write("docs/guide.md", "# Steps\n");
    const links = ["..", ".", "guide.md", "../docs/", "gone%00.md", "../:(glob)gone", "../:top"];
    repository.write("docs/rollback.md", links.map((link) => `[a](<${link}>)`).join("\n"));
    const release = aRelease([item], { repository: repository.top, commit: repository.commit() });
    const { document } = await gatherDocument(testHost(), item, release);
    expect(document?.links.map(({ state }) => state)).toEqual([
      ...["resolves", "resolves", "resolves", "resolves"],
      ...["file-missing", "file-missing", "file-missing"],
    ]);
  });

  it("follows a link to a symbolic link, and not out of the commit", async () => {
    const repository = aRepository();
    repository.write("docs/guide.md", "# Steps\n");
    const targets = {
      way: "guide.md",
      dead: "gone.md",
      out: "/guide.md",
      up: "../../x",
      above: "../..",
      top: "..",
      ...{ c1: "c2.md", c2: "c3.md", c3: "c4.md", c4: "c5.md", c5: "guide.md" },
      a: "b.md",
    };
    for (const [name, target] of Object.entries(targets)) {
      symlinkSync(target, join(repository.top, `docs/${name}.md`));
    }
    symlinkSync("a.md", join(repository.top, "docs/b.md"));
    const links = ["way.md", "way.md#steps", "way.md#gone", "dead.md", "out.md", "up.md", "a.md"];
    links.push("above.md", "top.md", "c1.md#steps", "c1.md#gone");
    repository.write("docs/rollback.md", links.map((link) => `[a](${link})`).join("\n"));
    const release = aRelease([item], { repository: repository.top, commit: repository.commit() });
    const { document } = await gatherDocument(testHost(), item, release);
    expect(document?.links.map(({ state }) => state)).toEqual([
      ...["resolves", "resolves", "anchor-missing"],
      ...["file-missing", "file-missing", "file-missing", "file-missing"],
      ...["file-missing", "resolves", "resolves", "anchor-missing"],
    ]);
  });

  it("finds headings with anchors of HTML, and says which file it did not read for one", async () => {
    const repository = aRepository();
    repository.write("docs/guide.md", "# <a name=go></a>Stop it\n");
    repository.write("docs/long.md", "a ".repeat(200_000));
    repository.write("docs/lfs.md", "version https://git-lfs.github.com/spec/v1\n");
    const links = ["guide.md#stop-it", "guide.md#go", "long.md", "long.md#go", "lfs.md#go"];
    repository.write("docs/rollback.md", links.map((link) => `[a](${link})`).join("\n"));
    const release = aRelease([item], { repository: repository.top, commit: repository.commit() });
    const { document } = await gatherDocument(testHost(), item, release);
    expect(document?.links.map(({ state }) => state)).toEqual([
      "resolves",
      "resolves",
      "resolves",
      "unread",
      "unread",
    ]);
  });

  it("does not read through a symbolic link", async () => {
    const repository = aRepository();
    repository.write("docs/other.md", "# Steps\n\nRun it.\n");
    symlinkSync("other.md", join(repository.top, "docs/rollback.md"));
    const release = aRelease([item], { repository: repository.top, commit: repository.commit() });
    expect(await gatherDocument(testHost(), item, release)).toMatchObject({
      refused: "is a symbolic link",
      document: null,
    });
  });
});
