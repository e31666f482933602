import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isBalanced } from "../support/markdown-tree.ts";
import { quickConfig } from "../support/quick-project.ts";
import { ours, pullRequest } from "./pull-request.ts";
import type { ActionEnded } from "./run-built-action.ts";

const runPage = "https://github.com/acme/shop/actions/runs/1";
const MiB = 1_048_576;

/** A document of an API with resources that a change removes, and some whose answers it changes. */
function apiOf(removed: number, changed: number, type: string): string {
  const answering = (schema: object) => ({
    get: { responses: { 200: { description: "ok", content: { "application/json": { schema } } } } },
  });
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "shop", version: "1.0.0" },
    paths: Object.fromEntries([
      ...Array.from({ length: removed }, (_, index) => [
        `/${"segment-".repeat(8)}${index}`,
        answering({}),
      ]),
      ...Array.from({ length: changed }, (_, index) => [
        `/kept/${index}`,
        answering({ type: "object", required: ["a"], properties: { a: { type } } }),
      ]),
    ]),
  });
}

/** A pull request that removes and changes as many operations, run to its end. */
async function afterRemoving(removed: number, changed: number) {
  const config = quickConfig().replace(
    /breaking-changes: .*/,
    "breaking-changes: { levels: { response-type-widened: advisory } }",
  );
  const document = "docs/api/openapi.json";
  const { project, base, server, run } = await pullRequest({
    baseFiles: { "promote.yaml": config, [document]: apiOf(removed, changed, "string") },
    files: { [document]: apiOf(0, changed, "integer") },
  });
  project.repository.git("tag", "v1.0.0", base);
  const ended = await run({ inputs: { "report-html": "run.html" } });
  const page = readFileSync(join(project.repository.path, "run.html"), "utf8");
  return { ended, page, comment: ours(server)[0]?.body ?? "" };
}

const count = (text: string, part: string | RegExp) => text.split(part).length - 1;

/** Every place that has a limit of GitHub's, against that limit. */
function expectWithinLimits(ended: ActionEnded, comment: string): void {
  expect(comment.length).toBeLessThanOrEqual(65_536);
  expect(Buffer.byteLength(ended.summary)).toBeLessThan(MiB);
  expect(isBalanced(comment)).toBe(true);
  expect(isBalanced(ended.summary)).toBe(true);
  for (const value of ended.outputs.values()) {
    // The runner counts in UTF-16.
    expect(2 * value.length).toBeLessThan(MiB);
  }
  for (const kind of ["error", "warning"]) {
    const said = ended.commands.filter((one) => one.startsWith(`::${kind} `));
    expect(said.length).toBeLessThanOrEqual(10);
    for (const one of said) expect(one.length).toBeLessThan(4_096);
  }
}

describe("within the limits of GitHub", () => {
  it("is a run with more findings than the record has room for, which says how many it leaves out and where they are", async () => {
    const { ended, comment, page } = await afterRemoving(1_500, 40);
    expect(ended.code, ended.log.slice(-2_000)).toBe(1);
    expectWithinLimits(ended, comment);
    expect(comment).toContain("500 blocking findings; 1041 more than the record has room for");
    expect(comment).toContain(`1436 more: see [the full report](<${runPage}>).`);
    expect(ended.commands.at(-1)).toMatch(/^::notice .* 1531 more findings in the report\.$/);
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
  });

  it("is a run of 1,000 findings, with ten annotations of each kind and a page that has every one", async () => {
    const { ended, comment, page } = await afterRemoving(400, 600);
    expect(ended.code, ended.log.slice(-2_000)).toBe(1);
    expectWithinLimits(ended, comment);
    const kinds = ended.commands.map((one) => /^::(\w+) /.exec(one)?.[1]);
    expect(kinds.filter((kind) => kind === "error")).toHaveLength(10);
    expect(kinds.filter((kind) => kind === "warning")).toHaveLength(10);
    expect(ended.commands.at(-1)).toContain(" 981 more findings in the report.");
    expect(count(page, /<article class="finding/)).toBe(1_001);
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
  });

  it("is a configuration with thousands of problems", async () => {
    const keys = Array.from({ length: 2_000 }, (_, index) => `key${index}${"x".repeat(600)}: 1\n`);
    const { server, run } = await pullRequest({
      baseFiles: { "promote.yaml": `${quickConfig()}${keys.join("")}` },
    });
    const ended = await run();
    expect(ended.code, ended.log.slice(-2_000)).toBe(64);
    const [comment] = ours(server);
    expectWithinLimits(ended, comment?.body ?? "");
    expect(comment?.body).toMatch(/\d+ more lines: see \[the log\]\(<https:/);
  });

  it("is a review of hundreds of dropped tables", async () => {
    const path = "db/schema.snapshot.sql";
    const tables = (count: number) =>
      [
        "-- PostgreSQL database dump",
        "-- Dumped from database version 17.2",
        ...Array.from({ length: count }, (_, at) => {
          const columns = Array.from({ length: 30 }, (_, column) => `    c${column}_${at} text`);
          return `CREATE TABLE public.t${at} (\n${columns.join(",\n")}\n);`;
        }),
        "-- PostgreSQL database dump complete",
        "",
      ].join("\n\n");
    const { server, run } = await pullRequest({
      baseFiles: { [path]: tables(600) },
      files: { [path]: tables(1) },
    });
    const ended = await run({ inputs: { command: "snapshot-review" } });
    expect(ended.code, ended.log.slice(-2_000)).toBe(1);
    const [comment] = ours(server);
    expectWithinLimits(ended, comment?.body ?? "");
    expect(comment?.body).toMatch(/^…and 539 more findings; /m);
    expect(comment?.body).toMatch(/^…and 5\d\d more objects; /m);
    expect(comment?.body).not.toContain("cut off");
  });
});
