import { describe, expect, it } from "vitest";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("the environment of a child", () => {
  it("holds what is declared and nothing else that is secret", async () => {
    const host = testHost({ variables: { UNDECLARED_KEY: "undeclared-secret", OTHER: "other" } });
    const script = `const { readFileSync } = require("node:fs");
      const own = process.platform === "linux" ? readFileSync("/proc/self/environ", "utf8") : "";
      console.log(JSON.stringify([process.env, own]));`;
    const { stdout } = await host.processes.run({
      argv: [process.execPath, "-e", script],
      cwd: temporaryFolder(),
      variables: { DECLARED_KEY: "declared-secret" },
    });
    expect(stdout).toContain("declared-secret");
    expect(stdout).not.toMatch(/UNDECLARED_KEY|undeclared-secret|"OTHER"|OTHER=/);
    if (process.platform === "linux") {
      const [, own] = JSON.parse(stdout);
      expect(own).toContain("DECLARED_KEY=declared-secret");
    }
  });
});
