import { describe, expect, it } from "vitest";
import { currentApi, hostileGround, releasedApi } from "./hostile-project.ts";
import { copyOf, type Ground, groundOf } from "./hostile-repository.ts";
import { loneTraps } from "./lone-traps.ts";
import { never, replaceBaseline, traps, variableTraps } from "./traps.ts";

/** The names of those whose canary is not left, each tried in a copy of one repository. */
function unsprung<T>(table: Readonly<Record<string, T>>, spring: (ground: Ground, one: T) => void) {
  const { repository } = hostileGround().ground;
  return Object.entries(table).flatMap(([name, one]) => {
    const ground = groundOf(copyOf(repository));
    spring(ground, one);
    return ground.canaries().includes(name) ? [] : [name];
  });
}

describe("a git that is not hardened", () => {
  it("runs what the repository names, by each trap, once it is sprung", () => {
    const laidAlone: string[] = [];
    const left = unsprung({ ...traps, ...loneTraps }, (ground, { lay, spring }) => {
      lay(ground);
      laidAlone.push(...ground.canaries());
      spring(ground);
    });
    expect(left).toEqual([]);
    expect(laidAlone).toEqual([]);
  });

  it("follows each variable of its caller", () => {
    const left = unsprung(variableTraps, (ground, { variables, spring }) => {
      const input = "protocol=http\nhost=127.0.0.1:9\n\n";
      ground.plain(spring, { variables: variables(ground), input });
    });
    expect(left).toEqual([]);
  });

  it("believes a replaced baseline", () => {
    const { ground } = hostileGround();
    expect(ground.plain(["show", "v1.0.0:api.json"])).toBe(releasedApi.trim());
    replaceBaseline(ground);
    expect(ground.plain(["show", "v1.0.0:api.json"])).toBe(currentApi.trim());
  });

  it("runs no pager without a terminal, and no hook for packs that a repository names", () => {
    const { ground } = hostileGround();
    for (const lay of Object.values(never)) lay(ground);
    ground.plain(["--paginate", "log"]);
    ground.plain(["diff", "HEAD~1"]);
    ground.plain(["clone", "--quiet", "--no-local", ".", `${ground.canary("..")}/clone`]);
    expect(ground.plain(["var", "GIT_PAGER"])).toContain("core.pager");
    expect(ground.canaries()).toEqual([]);
  });
});
