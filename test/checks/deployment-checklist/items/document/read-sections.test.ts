import { describe, expect, it } from "vitest";
import { readSections as readSectionsOf } from "../../../../../src/checks/deployment-checklist/items/document/read-sections.ts";
import { aDocumentItem, aMarkdown } from "./a-document.ts";

/** What is said of required titles in a text. */
function readSections(text: string, titles: readonly string[]) {
  return readSectionsOf(aMarkdown(text), aDocumentItem({ sections: [...titles] }).sections);
}

/** The state of the section "Verification" in a text. */
function verificationIn(markdown: string) {
  const [section] = readSections(markdown, ["Verification"]);
  return section?.state;
}

describe("readSections", () => {
  it("says where each required section stands, in the order asked for", () => {
    const text = "# Rollback\n\n## Steps\n\nRun it.\n\n## Verification\n\n## Contacts\nAda\n";
    expect(readSections(text, ["Contacts", "Steps", "Verification", "Approval"])).toEqual([
      { title: "Contacts", within: null, state: "filled", line: 9 },
      { title: "Steps", within: null, state: "filled", line: 3 },
      { title: "Verification", within: null, state: "empty", line: 7 },
      { title: "Approval", within: null, state: "missing", line: null },
    ]);
  });

  it.each([
    ["another case", "## VERIFICATION\n\ntext"],
    ["a number", "## 3. Verification\n\ntext"],
    ["a number in brackets' half", "## 3) Verification\n\ntext"],
    ["a bare number", "## 3 Verification\n\ntext"],
    ["a number of levels", "### 2.1.4 Verification\n\ntext"],
    ["a number and a dash", "## 3 – Verification\n\ntext"],
    ["a word and a number", "## Step 3: Verification\n\ntext"],
    ["a closing colon", "## Verification:\n\ntext"],
    ["closing marks and blanks", "##   Verification   ##\n\ntext"],
    ["emphasis", "## **Verification**\n\ntext"],
    ["an anchor of HTML", '## <a name="check"></a>Verification <a id="verify"></a>\n\ntext'],
    ["an image", "## ![tick](tick.png) Verification\n\ntext"],
    ["underlining", "Verification\n------------\n\ntext"],
  ])("reads a heading with %s", (_, text) => {
    expect(verificationIn(text)).toBe("filled");
  });

  it("tolerates the number on the other side", () => {
    expect(readSections("## Verification\n\ntext", ["3. Verification"])[0]?.state).toBe("filled");
  });

  it.each([
    ["other words around it", "## Verification of backups\n\ntext"],
    ["a year, which is no number of a section", "## 2024 Verification\n\ntext"],
    ["a code block", "```\n## Verification\n```\n\ntext"],
    ["an HTML comment", "<!--\n## Verification\n-->\n\ntext"],
    ["a list", "- ## Verification\n\n  text"],
    ["plain text", "Verification\n\ntext"],
  ])("takes no heading from %s", (_, text) => {
    expect(verificationIn(text)).toBe("missing");
  });

  it.each([
    ["a list", "## Verification\n- one"],
    ["an image", "## Verification\n\n![](how.png)"],
    ["a code block", "## Verification\n```sh\ncurl localhost\n```"],
    ["a table", "## Verification\n\n| a | b |\n|---|---|\n| 1 | 2 |"],
    ["HTML with text", "## Verification\n<details>\nlook</details>"],
    ["text below a heading further down", "## Verification\n\n### Health\n\ntext"],
    ["a second heading with the same title", "## Verification\n\n## Verification\n\ntext"],
  ])("finds text in %s", (_, text) => {
    expect(verificationIn(text)).toBe("filled");
  });

  it.each([
    ["nothing", "## Verification"],
    ["blank lines", "## Verification\n\n\n"],
    ["the next heading of the same level", "## Verification\n\n## Contacts\n\ntext"],
    ["the next heading of a higher level", "### Verification\n\n# Contacts\n\ntext"],
    ["headings without text", "## Verification\n\n### Health\n\n### Logs"],
    ["characters that have no shape", "## Verification\n\n&#8203;&nbsp;"],
    ["a comment", "## Verification\n\n<!-- to be written -->"],
    ["a rule and a link definition", "## Verification\n\n---\n\n[a]: https://a.example"],
    ["an empty code block", "## Verification\n\n```sh\n```"],
    ["tags alone", "## Verification\n\n<br>"],
  ])("finds no text in %s", (_, text) => {
    expect(verificationIn(text)).toBe("empty");
  });

  it("looks for the sections of a section within it alone", () => {
    const text = "# Recovery\n\n## Steps\n\ntext\n\n# Incidents\n\n## Rollback\n\ntext";
    const sections = [{ title: "Recovery", sections: ["Steps", "Rollback"] }];
    expect(readSectionsOf(aMarkdown(text), aDocumentItem({ sections }).sections)).toEqual([
      { title: "Recovery", within: null, state: "filled", line: 1 },
      { title: "Steps", within: "Recovery", state: "filled", line: 3 },
      { title: "Rollback", within: "Recovery", state: "missing", line: 1 },
    ]);
  });

  it("looks for the sections that each section directly below one must have", () => {
    const text =
      "# Incidents\n\n## Outage\n\n### Symptoms\n\ntext\n\n## Lag\n\n### Symptoms\n\n### Notes\n\ntext\n\n# Other\n";
    const sections = [{ title: "Incidents", eachSection: ["Symptoms"] }];
    const wanted = aDocumentItem({ sections }).sections;
    expect(readSectionsOf(aMarkdown(text), wanted).slice(1)).toEqual([
      { title: "Symptoms", within: "Outage", state: "filled", line: 5 },
      { title: "Symptoms", within: "Lag", state: "empty", line: 11 },
    ]);
    expect(readSectionsOf(aMarkdown("# Incidents\n\nnone"), wanted).slice(1)).toEqual([
      { title: "Symptoms", within: "Incidents", state: "missing", line: 1 },
    ]);
  });
});
