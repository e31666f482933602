import { spawn } from "node:child_process";
import { expect, it, onTestFinished } from "vitest";
import { visible } from "../../../src/report/visible.ts";
import { allElements, pageTree, textOf } from "../../support/page-tree.ts";
import { cli } from "../../support/promote.ts";
import { promoteHere } from "../../support/promote-here.ts";
import { quickProject } from "../../support/quick-project.ts";

const hostile = `<script>alert(1)</script> "quoted" \u202efdp.exe\u202c 'x' --></title>`;

/** Starts `promote serve` on the project's own ledger; gives its address. */
function served(cwd: string): Promise<string> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [cli, "serve", "--port", "0"], {
    cwd,
    env: { PATH, HOME, NO_COLOR: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  return new Promise((resolve, reject) => {
    let told = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      told += text;
      const address = /served at (http:\S+\/)\./.exec(told)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("close", () => reject(new Error(told)));
  });
}

it("shows the records of a project as pages, what anybody wrote into them as text", async () => {
  const { repository, commit, variables } = quickProject();
  const cwd = repository.path;
  expect((await promoteHere(["check"], { cwd, variables })).code).toBe(0);
  repository.commit({
    "suite.mjs": `console.log("TAP version 13\\n1..1\\nnot ok 1 - " + ${JSON.stringify(hostile)});\n`,
  });
  expect((await promoteHere(["check"], { cwd, variables })).code).toBe(1);

  const address = await served(cwd);
  const pageAt = async (path: string) => {
    const response = await fetch(new URL(path, address));
    expect(response.status).toBe(200);
    return allElements(pageTree(await response.text()));
  };
  const front = await pageAt("/");
  const text = front.map(textOf)[0];
  expect(text).toMatch(new RegExp(`production\\s[^]*${commit.slice(0, 12)} is cleared`));
  expect(text).toContain("2 promotions in the last 90 days: 1 cleared, 1 blocked, 0 undecided.");

  const rows = (await pageAt("/?outcome=blocked")).filter(({ attributes }) =>
    (attributes.get("href") ?? "").startsWith("/promotions/"),
  );
  const path = rows.map(({ attributes }) => attributes.get("href") ?? "").at(-1) ?? "";
  const promotion = await pageAt(path);
  expect(promotion.filter(({ name }) => name === "script")).toEqual([]);
  const said = promotion.filter(({ name }) => name === "bdi").map(textOf);
  expect(said.join("\n")).toContain(visible(hostile));

  const download = promotion.find(({ attributes }) => attributes.has("download"));
  const record = await fetch(new URL(download?.attributes.get("href") ?? "/none", address));
  expect(record.status).toBe(200);
  expect(record.headers.get("content-disposition")).toContain("attachment");
});
