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
});
