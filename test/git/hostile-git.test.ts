import { describe, expect, it } from "vitest";
import { currentApi, hostileProject, releasedApi } from "./hostile-project.ts";
import { never, replaceBaseline, traps, variableTraps } from "./traps.ts";

describe("a git that is not hardened", () => {
  it.each(Object.entries(traps))("runs what the repository names by %s", async (name, trap) => {
    const { ground } = await hostileProject();
    trap.lay(ground);
    expect(ground.canaries()).toEqual([]);
    trap.spring(ground);
    expect(ground.canaries()).toContain(name);
  });

  it.each(Object.entries(variableTraps))("follows %s", async (name, { variables, spring }) => {
    const { ground } = await hostileProject();
    const input = "protocol=http\nhost=127.0.0.1:9\n\n";
    ground.plain(spring, { variables: variables(ground), input });
    expect(ground.canaries()).toContain(name);
  });

  it("believes a replaced baseline", async () => {
    const { ground } = await hostileProject();
    expect(ground.plain(["show", "v1.0.0:api.json"])).toBe(releasedApi.trim());
    replaceBaseline(ground);
    expect(ground.plain(["show", "v1.0.0:api.json"])).toBe(currentApi.trim());
  });

  it("runs no pager without a terminal, and no hook for packs that a repository names", async () => {
    const { ground } = await hostileProject();
    for (const lay of Object.values(never)) lay(ground);
    ground.plain(["--paginate", "log"]);
    ground.plain(["diff", "HEAD~1"]);
    ground.plain(["clone", "--quiet", "--no-local", ".", `${ground.canary("..")}/clone`]);
    expect(ground.plain(["var", "GIT_PAGER"])).toContain("core.pager");
    expect(ground.canaries()).toEqual([]);
  });
});
