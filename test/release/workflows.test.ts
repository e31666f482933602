import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = join(import.meta.dirname, "../../.github/workflows");

type Job = { permissions?: Record<string, string>; steps: { uses?: string; run?: string }[] };
type Workflow = { permissions: Record<string, string>; jobs: Record<string, Job> };

const workflows = readdirSync(folder).map((name): [string, Workflow] => [
  name,
  parse(readFileSync(join(folder, name), "utf8")),
]);

it("there are workflows for changes and for releases", () => {
  expect(workflows.map(([name]) => name)).toEqual(["ci.yml", "release.yml"]);
});

describe.each(workflows)("%s", (_, { permissions, jobs }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it("may read, and one job may ask for an id-token, in which nothing is installed", () => {
    expect(permissions).toEqual({ contents: "read" });
    for (const job of Object.values(jobs).filter((one) => one.permissions !== undefined)) {
      expect(job.permissions).toEqual({ contents: "read", "id-token": "write" });
      for (const { run = "" } of job.steps) expect(run).not.toMatch(/npm (ci|install|run)/);
    }
  });

  it("pins every action by commit, and puts no expression into a script", () => {
    expect(steps.length).toBeGreaterThan(2);
    for (const { uses, run } of steps) {
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(run ?? "").not.toContain("${{");
    }
  });
});
