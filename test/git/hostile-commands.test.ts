import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promote } from "../support/promote.ts";
import { quickConfig } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type HostileProject, hostileProject } from "./hostile-project.ts";
import { type Ground, touch, trappedFiles } from "./hostile-repository.ts";
import { elsewhere, never, replaceBaseline, traps, variableTraps } from "./traps.ts";

type Variables = Readonly<Record<string, string>>;

/** What would have git run a program, by where it is said; gives the variables of the caller. */
const worlds: Readonly<Record<string, (ground: Ground) => Variables>> = {
  "its settings": (ground) => {
    replaceBaseline(ground);
    for (const trap of Object.values(traps)) trap.lay(ground);
    for (const lay of Object.values(never)) lay(ground);
    return {};
  },
  "the caller's variables": (ground) => ({
    ...Object.assign({}, ...Object.values(variableTraps).map((trap) => trap.variables(ground))),
    ...elsewhere,
  }),
};

type Family = {
  /** Before anything is hostile. */
  prepare?(project: HostileProject): Promise<void>;
  commands(project: HostileProject): readonly (readonly [code: number, ...args: string[]])[];
};

const inProject = ({ ground, variables }: HostileProject, args: readonly string[], more = {}) =>
  promote(args, { cwd: ground.repository.path, variables: { ...variables, ...more } });

async function checkedTwice(project: HostileProject): Promise<void> {
  await inProject(project, ["check", "--quiet", "--keep-going"]);
  await inProject(project, ["check", "--quiet"]);
}

/** The records of a project, the earliest first. */
function recordsOf({ ground }: HostileProject): readonly string[] {
  const folder = ".promote/records";
  return readdirSync(join(ground.repository.path, folder))
    .filter((name) => name.endsWith(".sigstore.json"))
    .sort()
    .map((name) => `${folder}/${name}`);
}

const inAMonth = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const exception = ["--reason", "known since May", "--owner", "ada", "--until", inAMonth];

/** Every command that reads git, by what it is about, with the exit code that it has where nothing is hostile, too. */
const families: Readonly<Record<string, Family>> = {
  "the checklist": {
    commands: () => [
      [1, "check", "--unsigned", "--keep-going"],
      [0, "waive", "c74ec5d8079555cc", ...exception],
      [1, "check", "--policy-ref", "v1.0.0", "--previous", "v1.0.0"],
      [0, "check", "--list"],
      [0, "confirm", "agreed", "--by", "ada@example.com", "--evidence", "https://example.com/1"],
    ],
  },
  "the snapshot": {
    commands: () => [
      [1, "snapshot", "verify"],
      [1, "snapshot", "verify", "--no-database"],
      [0, "snapshot", "start", "--iteration", "06"],
      [0, "snapshot", "review", "--base", "v1.0.0"],
      [0, "snapshot", "history"],
      [0, "schema", "diff", "HEAD:schema.sql", "schema.sql"],
      [0, "snapshot", "take", "--iteration", "06", "--title", "Payouts", "--commit"],
      [0, "snapshot", "verify"],
    ],
  },
  "a snapshot in conflict": {
    async prepare({ ground: { repository, plain } }) {
      repository.git("checkout", "--quiet", "-b", "theirs");
      repository.commit({ "schema.sql": "CREATE TABLE public.theirs ();\n" });
      repository.git("checkout", "--quiet", "main");
      repository.commit({ "schema.sql": "CREATE TABLE public.ours ();\n" });
      plain(["merge", "theirs"]);
    },
    commands: () => [[0, "snapshot", "resolve", "--iteration", "07", "--title", "Both"]],
  },
  APIs: {
    commands: () => [
      [1, "api", "diff", "v1.0.0:api.json", "HEAD:api.json"],
      [0, "api", "changelog", "v1.0.0:api.json", "api.json"],
      [0, "openapi", "diff"],
      [0, "openapi", "write"],
    ],
  },
  records: {
    prepare: checkedTwice,
    commands(project) {
      const [first = "", second = ""] = recordsOf(project);
      const expected = ["--commit", project.commit, "--environment", "production"];
      return [
        [1, "verify", first, ...expected, "--key", project.publicKey],
        [1, "record", "show", first],
        [0, "record", "list"],
        [1, "record", "diff", first, second],
        [1, "record", "export", first, "--out", "out"],
        [0, "ledger", "verify", "--key", project.publicKey],
        [0, "ledger", "head"],
        [0, "ledger", "export"],
      ];
    },
  },
  "the machine": {
    commands: () => [
      [0, "doctor", "--github"],
      [0, "init", "--yes"],
    ],
  },
};

const table = Object.keys(worlds).flatMap((world) =>
  Object.keys(families).map((family) => [world, family] as const),
);

describe("a repository in which git would run programs", () => {
  it.each(table)("by %s has none of them run by commands about %s", async (world, name) => {
    const project = await hostileProject();
    const { ground } = project;
    const family = families[name];
    await family?.prepare?.(project);
    const commands = family?.commands(project) ?? [];
    const variables = worlds[world]?.(ground);
    const seen = [];
    const said = [];
    for (const [, ...args] of commands) {
      touch(ground, Object.keys(trappedFiles));
      const { code, stderr, stdout } = await inProject(project, args, variables);
      seen.push({ command: args.join(" "), code, ran: ground.canaries() });
      said.push(`${args.join(" ")}\n${stderr}${stdout.slice(0, 400)}`);
    }
    expect(seen, said.join("\n\n")).toEqual(
      commands.map(([code, ...args]) => ({ command: args.join(" "), code, ran: [] })),
    );
  });
});

describe("a repository that leads elsewhere", () => {
  /** A folder with a project whose suite leaves a canary. */
  const bait = (ground: Ground) => {
    const folder = temporaryFolder({ "promote.yaml": quickConfig([ground.program("suite")]) });
    return realpathSync(folder);
  };
  const commands = [
    ["check", "--unsigned"],
    ["check", "--policy-ref", "v1.0.0", "--unsigned"],
    ["snapshot", "verify", "--no-database"],
    ["snapshot", "review", "--base", "v1.0.0"],
    ["confirm", "agreed", "--by", "ada@example.com", "--evidence", "https://example.com/1"],
  ];

  it.each(commands)("by core.worktree is none for %s %s", async (...args) => {
    const project = await hostileProject();
    const { ground } = project;
    ground.set("core.worktree", bait(ground));
    expect(ground.plain(["rev-parse", "--is-inside-work-tree"])).toBe("false");
    const ended = await inProject(project, args);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("is not inside a git repository");
    expect(ground.canaries()).toEqual([]);
  });

  it("by a bare repository among its files has none of that one's programs run", async () => {
    const project = await hostileProject();
    const { ground, variables } = project;
    const { repository, plain } = ground;
    const inner = join(repository.path, "embedded");
    repository.git("init", "--quiet", "--bare", inner);
    for (const [key, value] of [
      ["core.bare", "false"],
      ["core.worktree", inner],
      ["core.fsmonitor", ground.program("embedded")],
    ] as const)
      repository.git("config", "--file", join(inner, "config"), key, value);
    plain(["-C", inner, "status"]);
    expect(ground.canaries()).toEqual(["embedded"]);
    for (const args of [...commands, ["doctor"], ["init", "--yes"], ["record", "list"]]) {
      const ended = await promote(args, { cwd: inner, variables });
      expect({ args, ran: ground.canaries(), code: ended.code }).toEqual({
        args,
        ran: [],
        code: expect.any(Number),
      });
    }
  });
});
