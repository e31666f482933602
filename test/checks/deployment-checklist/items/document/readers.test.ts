import { describe, expect, it } from "vitest";
import { readChecklists } from "../../../../../src/checks/deployment-checklist/items/document/read-checklists.ts";
import { readLeaks } from "../../../../../src/checks/deployment-checklist/items/document/read-leaks.ts";
import { readPhrases } from "../../../../../src/checks/deployment-checklist/items/document/read-phrases.ts";
import { readPlaceholders } from "../../../../../src/checks/deployment-checklist/items/document/read-placeholders.ts";
import { readSteps } from "../../../../../src/checks/deployment-checklist/items/document/read-steps.ts";
import { readTexts } from "../../../../../src/checks/deployment-checklist/items/document/read-texts.ts";
import { aDocumentItem, aMarkdown } from "./a-document.ts";

const fence = (text: string, lang = "sh") => `\`\`\`${lang}\n${text}\n\`\`\``;
const indented = (text: string) => text.replace(/^(?=.)/gm, "   ");

describe("readSteps", () => {
  const seenIn = (text: string) => readSteps(aMarkdown(text), aDocumentItem().steps).seen;
  const oneIn = (...parts: string[]) =>
    seenIn(`1. Stop it.\n\n${parts.map(indented).join("\n\n")}`)[0];

  it.each([
    ["a paragraph", [fence("stop"), "Expected: `inactive`."]],
    ["a bold word", [fence("stop"), "**Expected output:** `inactive`"]],
    ["a sentence", [fence("stop"), "It prints `inactive`."]],
    ["a verb", [fence("stop"), "Prints `inactive`."]],
    ["an imperative", [fence("stop"), "Expect: `inactive`."]],
    ["a fence below a word", [fence("stop"), "Expected output:", fence("inactive", "")]],
    ["a fence of text", [fence("stop"), fence("inactive", "text")]],
    ["a session", [fence("$ stop\ninactive", "console")]],
    ["a word with a remark", [fence("stop"), "Expected output (after a minute): `inactive`."]],
    ["a list below a word", [fence("stop"), "Expected:", "- `inactive`"]],
    ["a table below a word", [fence("stop"), "Expected:", "| a |\n|---|\n| 1 |"]],
    ["a quotation below a word", [fence("stop"), "Expected:", "> inactive"]],
    ["the second of two fences without a language", [fence("stop", ""), fence("inactive", "")]],
    ["two commands and one output", [fence("stop"), fence("ask"), "Expected: `inactive`."]],
  ])("takes %s for what a command prints", (_, parts) => {
    expect(oneIn(...parts)).toMatchObject({ command: "fenced", saysOutput: true });
  });

  it.each([
    ["nothing", [fence("stop")]],
    ["a word alone", [fence("stop"), "Expected:"]],
    ["a word and dots", [fence("stop"), "Expected: …"]],
    ["a word and three dots", [fence("stop"), "Expected: ..."]],
    ["a word and another paragraph", [fence("stop"), "Expected:", "Go on."]],
    ["an empty fence", [fence("stop"), fence(" ", "text")]],
    ["an indented block", [fence("stop"), "and", "    inactive"]],
    ["the only fence without a language", [fence("stop", "")]],
    ["a sentence about it", [fence("stop"), "It went as expected: go on."]],
    ["another sentence", [fence("stop"), "Expected errors are in the log."]],
    ["words before the last command", [fence("stop"), "Expected: `inactive`.", fence("start")]],
    ["a session without output", [fence("$ stop", "console")]],
  ])("does not take %s for it", (_, parts) => {
    expect(oneIn(...parts)).toMatchObject({ command: "fenced", saysOutput: false });
  });

  it.each([
    ["a fence of output alone", [fence("inactive", "text")], "none"],
    ["an empty fence", [fence("")], "none"],
    ["a blank fence of a terminal", [fence(" ", "console")], "none"],
    ["an empty fence of a program", [fence("", "js")], "none"],
    ["an indented block", ["    stop"], "none"],
    ["comments alone", [fence("# stop it")], "none"],
    ["a file's text", [fence("a=b", "ini")], "none"],
    ["code in a sentence", ["Run `stop`."], "inline"],
  ])("finds no command in %s", (_, parts, command) => {
    expect(oneIn(...parts)).toMatchObject({ command, saysOutput: false });
  });

  it("takes steps within a step for the steps, and a fence that was not indented for the step's", () => {
    const text = `1. Do:\n   1. Stop\n   2. Start\n2. Look:\n\n${fence("look")}\n\nExpected: \`1\`.\n`;
    expect(seenIn(text).map(({ number, line, command }) => [number, line, command])).toEqual([
      ["1", 2, "none"],
      ["2", 3, "none"],
      ["2", 4, "fenced"],
    ]);
  });

  it("takes the prompt of a terminal for no comment", () => {
    expect(oneIn(fence("# stop\ninactive", "console"))?.command).toBe("fenced");
  });

  it("takes what stands between the parts of a list for the step before", () => {
    const parts = [1, 2].map((at) => `${at}. Do\n\nRun this:\n\n${fence("do")}\n\nExpected: \`1\``);
    expect(seenIn(`${parts.join("\n\n")}\n`)).toMatchObject([
      { number: "1", command: "fenced", saysOutput: true },
      { number: "2", command: "fenced", saysOutput: true },
    ]);
    expect(seenIn(`1. Do\n2. Look\n\nLater, run this:\n\n${fence("do")}`)).toMatchObject([
      { number: "1", command: "none" },
      { number: "2", command: "none" },
    ]);
  });

  it("takes the numbered rows below Step for steps, and those of no other table", () => {
    const rows = "|---|---|\n| 1 | `stop` |\n| 2 | Start |\n| | all |\n";
    expect(seenIn(`| Step | What |\n${rows}`)).toMatchObject([
      { number: "1", words: "stop", line: 3, command: "inline" },
      { number: "2", words: "Start", line: 4, command: "none" },
    ]);
    expect(seenIn(`| Rank | What |\n${rows}`)).toEqual([]);
  });

  it("looks into every section with the title", () => {
    const text = "# A\n\n## Recovery\n\n1. Stop\n\n# B\n\n## Recovery\n\n1. Guess\n";
    const steps = { command: true, expectedOutput: true, sections: ["Recovery"] };
    const { seen, without } = readSteps(aMarkdown(text), steps);
    expect(seen.map(({ words }) => words)).toEqual(["Stop", "Guess"]);
    expect(without).toEqual([]);
    expect(readSteps(aMarkdown(`${text}\n# C\n\n## Recovery\n`), steps).without).toEqual([
      "Recovery",
    ]);
  });

  it("takes headings that say Step, and no other numbered heading", () => {
    const text = `## Step 1: Stop\n\n${fence("stop")}\n\n## 2. Overview\n\ntext\n\n- a bullet\n`;
    expect(seenIn(text)).toEqual([
      { number: "1", words: "Stop", line: 1, command: "fenced", saysOutput: false },
    ]);
  });

  it.each([
    [true, false],
    [false, true],
  ])("looks at steps for a command: %s, for what it prints: %s", (command, expectedOutput) => {
    const { mustHave, seen } = readSteps(aMarkdown("1. Stop\n"), { command, expectedOutput });
    expect(mustHave).toEqual({ command, expectedOutput });
    expect(seen).toMatchObject([{ command: "none", saysOutput: false }]);
  });

  it.each([
    ["# Recovery\n\ntext\n\n# After\n\n1. Go\n", [], ["Recovery"]],
    ["# Before\n\n1. Go\n\n# Recovery\n\ntext\n", [], ["Recovery"]],
    ["# Recovery\n1. Go\n# After\n\n1. Rest\n", ["Go"], []],
    ["# Step 1: Recovery\n\ntext\n", ["Recovery"], []],
  ])("of %j takes the steps of the section alone", (text, words, without) => {
    const steps = { command: true, expectedOutput: true, sections: ["Recovery"] };
    const read = readSteps(aMarkdown(text), steps);
    expect(read.seen.map((step) => step.words)).toEqual(words);
    expect(read.without).toEqual(without);
  });

  it("looks where the steps are said to stand", () => {
    const text = "# Principles\n\n1. Calm\n\n# Recovery\n\n1. Stop\n\n# After\n\ntext";
    const steps = { command: true, expectedOutput: true, sections: ["Recovery", "After", "Gone"] };
    const { seen, without } = readSteps(aMarkdown(text), steps);
    expect(seen.map(({ words }) => words)).toEqual(["Stop"]);
    expect(without).toEqual(["After", "Gone"]);
  });
});

describe("readPlaceholders", () => {
  const foundIn = (text: string, settings: Parameters<typeof aDocumentItem>[0] = {}) =>
    readPlaceholders(aMarkdown(text), aDocumentItem(settings)).placeholders.map(({ text }) => text);

  it.each([
    ["Open /contests/<id> first.", "<id>"],
    ["`curl $API/contests/<contest id>`", "<contest id>"],
    [fence("kill <pid>"), "<pid>"],
    ["`git tag v1.X.Y`", "v1.X.Y"],
    ["Tag it vX.Y.Z.", "vX.Y.Z"],
    ["curl https://yourdomain.com/health", "yourdomain.com"],
    ["curl https://api.your-company.io", "api.your-company.io"],
    ["curl https://api.example.com/health", "api.example.com"],
    ["`export KEY=YOUR_API_KEY`", "YOUR_API_KEY"],
    ["[status](https://status.yourdomain.com/x)", "status.yourdomain.com"],
    ["[status][it]\n\n[it]: https://api.example.com", "api.example.com"],
    ["`cp your-file /srv`", "your-file"],
    [fence("echo {{release}}"), "{{release}}"],
    ["`tag v1.10.X v12.X v2.x.y 10.12.X`", "v1.10.X v12.X v2.x.y 10.12.X"],
    [
      "https://your-domain-staging.com and https://example.com",
      "your-domain-staging.com example.com",
    ],
    ["`export A=YOUR_KEY B=YOUR_STRIPE_API_KEY`", "YOUR_KEY YOUR_STRIPE_API_KEY"],
    ["CHANGEME and REPLACEME", "CHANGEME REPLACEME"],
    ["`cp your-file-name /srv`", "your-file-name"],
    [fence('const host = "yourdomain.com";', "ts"), "yourdomain.com"],
    [fence("DELETE FROM contest WHERE id = <id>;", "SQL"), "<id>"],
  ])("finds that of %s", (text, placeholder) => {
    expect(foundIn(text).join(" ")).toBe(placeholder);
  });

  it.each([
    "a<br>b <kbd>x</kbd>",
    "[guide](your-service.md)",
    "<release>1.4.0</release>",
    "`Promise<void>`",
    "<https://status.shop.dev>",
    "if a < b and c > d",
    fence("psql <dump.sql >out.log\ncat <<EOF\ntext\nEOF"),
    fence("const a: List<string> = <T>x;", "ts"),
    "Node 20.x and v1.2.3, an X.509 certificate, 5xx",
    "`docker inspect --format '{{.State.Status}}' api`",
    "`{{- end}} {{ else }} {{end}} {{print x}} {{printf x}} {{println x}}`",
    "`vi your-settings.conf`",
    `\`\${{ secrets.KEY }}\``,
    "write to nobody@example.com",
    "your domain, your-own words",
    fence("echo $VERSION"),
  ])("finds none in %s", (text) => {
    expect(foundIn(text)).toEqual([]);
  });

  it("asks for shell variables that nothing sets, when told to", () => {
    const text = fence(
      [
        "RELEASE=v1.4.0; echo $RELEASE $HOME",
        "for url in a b; do curl $url; done",
        "psql \"$DATABASE_URL\" -c 'SELECT $body$'",
      ].join("\n"),
    );
    expect(foundIn(text, { shellVariables: true })).toEqual(["$DATABASE_URL"]);
  });

  it.each([
    ["A=1\necho $A", []],
    ["export A=1\necho $A", []],
    ["read -rs A\necho $A", []],
    ["echo $A\nA=1", ["$A"]],
    ["echo $A; A=1", ["$A"]],
    ["A=1; echo $A", []],
    ["read -r A\necho $A", []],
    ["read -r -s A; echo $A", []],
    ["echo $A; A=1; echo $A", ["$A"]],
    ["echo 'no' $A; A=1", ["$A"]],
    ["for A in 1 2; do echo $A; done", []],
    [`echo \${#A}`, ["$A"]],
    [`echo \${A:-1}`, ["$A"]],
    ["echo \\$A", []],
    ["echo 'x $A'", []],
    [`psql "it's '$A'"`, ["$A"]],
    [`psql "'$A'"`, ["$A"]],
    [`echo "a" '$A'`, []],
    ["B=1; echo $A", ["$A"]],
    ["curl --data x-A=1\necho $A", ["$A"]],
  ])("of %j asks for the variables %j", (text, names) => {
    expect(foundIn(fence(text), { shellVariables: true })).toEqual(names);
  });

  it("says every line on which something stands, in code and in prose", () => {
    const text = `Open <id>.\nThen <id>, <pid>.\n\n${fence("ls\nkill <pid>; kill <pid>\necho $A")}`;
    const read = readPlaceholders(aMarkdown(text), aDocumentItem({ shellVariables: true }));
    expect(read.placeholders.map(({ text, lines }) => [text, lines])).toEqual([
      ["<id>", [1, 2]],
      ["<pid>", [2, 6]],
      ["$A", [7]],
    ]);
  });

  it.each([
    ["![a](https://img.example.com/a.png)", ["img.example.com"]],
    ["![a](http://img.example.com/a.png)", ["img.example.com"]],
    ["[a](docs/your-service.md)", []],
    ["`tag <id> vX.Y.Z <pid>`", ["<id>", "vX.Y.Z", "<pid>"]],
  ])("of %j finds %j in order", (text, found) => {
    expect(foundIn(text)).toEqual(found);
  });

  it("takes no input for unused where nothing was looked for", () => {
    const item = { inputs: ["id"], placeholders: false, shellVariables: false };
    expect(readPlaceholders(aMarkdown("text"), aDocumentItem(item)).unusedInputs).toEqual([]);
  });

  it("knows an input by its name, however it is marked", () => {
    const read = readPlaceholders(
      aMarkdown("`<id>` and `{{release}}` and v1.X.Y"),
      aDocumentItem({ inputs: ["id", "<release>", "v1.X.Y", "gone"] }),
    );
    expect(read.placeholders.every(({ declared }) => declared)).toBe(true);
    expect(read.unusedInputs).toEqual(["gone"]);
  });

  it("knows a shell variable by its name, with its mark or without", () => {
    const read = readPlaceholders(
      aMarkdown(fence("echo $API $PORT")),
      aDocumentItem({
        inputs: ["API", "$PORT", "gone"],
        placeholders: false,
        shellVariables: true,
      }),
    );
    expect(read.placeholders.map(({ declared }) => declared)).toEqual([true, true]);
    expect(read.unusedInputs).toEqual(["gone"]);
  });
});

describe("readPhrases", () => {
  const wordsIn = (text: string, further: readonly string[] = []) =>
    readPhrases(aMarkdown(text), { standard: true, further }).map(({ words }) => words);

  it.each([
    ["Restart if needed.", "if needed"],
    ["If\nnecessary, restart.", "If necessary"],
    ["If  \nneeded, restart.", "If needed"],
    ["Ask the engineering team.", "Ask the engineering team"],
    ["Scale as appropriate.", "as appropriate"],
    ["Set it as required", "as required"],
    ["That should be fine.", "should be fine"],
    ["Ask a developer.", "Ask a developer"],
    ["Ask an engineer.", "Ask an engineer"],
    ["Ask the devs.", "Ask the devs"],
    ["Ask your dev.", "Ask your dev"],
    ["Restart if needed and look.", "if needed"],
    ["TODO", "TODO"],
    ["Restart if *needed*.", "if needed"],
    ["Ask [engineering](https://x.dev).", "Ask engineering"],
    ["a\n*b*\nc, **TO**DO", "TODO"],
    [fence("# TODO: the command"), "TODO"],
    [fence("pg_restore -- TBC"), "TBC"],
  ])("finds that of %s", (text, words) => {
    expect(wordsIn(text)).toEqual([words]);
  });

  it.each([
    'No "ask engineering" steps remain.',
    "Write `TODO` into the log.",
    "Headers as required by the gateway.",
    "Stop if required fields are missing.",
    "The todo list is empty.",
    "<!-- TODO -->",
    "as needed by nobody",
    "Look if `x` needed",
  ])("finds none in %s", (text) => {
    expect(wordsIn(text)).toEqual([]);
  });

  it.each([
    ["# TODO", ["TODO"]],
    ["| TODO |\n|---|\n| TBC |", ["TODO", "TBC"]],
    ["Ask Bob; if needed, ask engineering. TODO", ["if needed", "ask engineering", "TODO"]],
    ["No “if needed” and no „TODO“ or „TBC” remain.", []],
    ['"TODO" and TODO', ["TODO"]],
    ["No “ask engineering” and no “TODO” remain.", []],
    ['TODO "a"', ["TODO"]],
    ["if ![needed](a.png) needed", []],
  ])("of %j finds %j", (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  it("says the line of words in code, behind a break and in a long paragraph", () => {
    const text = `a  \nb\nTODO\n\n${fence("ls\n# TBC")}`;
    const read = readPhrases(aMarkdown(text), { standard: true, further: [] });
    expect(read).toEqual([
      { words: "TODO", line: 3, near: "TODO" },
      { words: "TBC", line: 7, near: "# TBC" },
    ]);
  });

  it("says the line of words that follow others in the same paragraph", () => {
    const read = readPhrases(aMarkdown("a\n*b*\nc `d`, **TO**DO"), { standard: true, further: [] });
    expect(read).toEqual([{ words: "TODO", line: 3, near: "c `d`, **TO**DO" }]);
    const [first] = readPhrases(aMarkdown("*Backups:* TODO\nthen go on\nand on"), {
      standard: true,
      further: [],
    });
    expect(first?.line).toBe(1);
  });

  it("finds the words that the configuration adds", () => {
    expect(wordsIn("Call Bob, or the bobcat.", ["call bob"])).toEqual(["Call Bob"]);
  });
});

describe("readChecklists", () => {
  const listIn = (text: string) => readChecklists(aMarkdown(`# Before\n\n${text}`), ["Before"])[0];

  it.each([
    ["a box", "- [ ] Back it up", "Back it up"],
    ["a box without a blank behind", "- [ ]Back it up", "Back it up"],
    ["a box without a blank within", "- [] Back it up", "Back it up"],
    ["a box within a box", "- [x] All\n  - [ ] Back it up", "Back it up"],
    ["a box below a heading", "## More\n\n- [ ] Back it up", "Back it up"],
    ["a box that is drawn", "- ☐ Back it up", "Back it up"],
    ["a box of a table", "\n| | |\n|-|-|\n| [ ] | Back it up |", ""],
  ])("finds %s that is not ticked", (_, text, words) => {
    expect(listIn(`- [x] done\n${text}`)?.unticked).toMatchObject([{ words }]);
  });

  it("says the line of a box, within a paragraph, too", () => {
    const list = listIn("- [x] done\n- [ ] a\n\nfirst\n[ ] b\n☐ c\nand [ ] no box");
    expect(list?.unticked).toMatchObject([
      { words: "a", line: 4 },
      { words: "b", line: 7 },
      { words: "c", line: 8 },
    ]);
  });

  it.each(["- [X] done", "- [x] `[ ]`", "- [x] of [ ] and more", "- [x] a\n\n[b][]\n\n[b]: c"])(
    "finds none in %j",
    (text) => {
      expect(listIn(text)?.unticked).toEqual([]);
    },
  );
});

describe("readTexts", () => {
  const text = "# Before\n\nwho: Ada\n\n# Recovery\nsystemctl  stop\n  api\n\n# After\n\nRest.\n";

  it.each([
    ["systemctl stop api", true],
    [" systemctl  stop ", true],
    ["who: Ada", false],
    ["Rest.", false],
    [{ matches: "^systemctl" }, true],
    [{ matches: "^SYSTEMCTL" }, false],
    [{ matches: "^SYSTEMCTL", ignoreCase: true }, true],
    [{ matches: "^Rest" }, false],
  ])("looks for %j in the section alone", (wanted, found) => {
    const item = aDocumentItem({ sections: [{ title: "Recovery", contains: [wanted] }] });
    expect(readTexts(aMarkdown(text), item, item.sections)).toMatchObject([
      { section: "Recovery", line: 5, found },
    ]);
  });
});

describe("readLeaks", () => {
  it("takes a word for a command where it is told to be run", () => {
    expect(readLeaks(aMarkdown("Run `env`.\n\nThe folder `env` has it. See `cat .env`."))).toEqual([
      { command: "env", line: 1, prints: "every variable of the environment" },
      { command: "cat .env", line: 3, prints: "the variables of a file, secrets among them" },
    ]);
  });

  it("takes # for a prompt where a terminal is shown, and for a comment elsewhere", () => {
    expect(readLeaks(aMarkdown(fence("# printenv\nPORT=1", "console")))).toHaveLength(1);
    expect(readLeaks(aMarkdown(fence("# printenv")))).toEqual([]);
  });

  it("says the line of a command in a block", () => {
    expect(readLeaks(aMarkdown(`a\n\n${fence("ls\nprintenv")}`))).toMatchObject([{ line: 5 }]);
  });

  it("takes a word for a command where it stands alone, and for none where it is a folder", () => {
    expect(readLeaks(aMarkdown("- `printenv`\n"))).toHaveLength(1);
    expect(readLeaks(aMarkdown("Run it in the folder `env`."))).toEqual([]);
  });

  it("takes a word of the shell in a sentence for what is spoken of", () => {
    expect(readLeaks(aMarkdown("Give it a value with `export`."))).toEqual([]);
    expect(readLeaks(aMarkdown(fence("export")))).toHaveLength(1);
  });

  it("repeats nothing that has the shape of a secret", () => {
    const key = `sk_live_${"a1".repeat(12)}`;
    const [leak] = readLeaks(aMarkdown(fence(`API_KEY=${key} printenv`)));
    expect(leak?.command).toBe("API_KEY=[redacted] printenv");
  });
});
