import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promote } from "../support/promote.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type HostileProject, hostileProject } from "./hostile-project.ts";
import { type Ground, touch, trappedFiles } from "./hostile-repository.ts";
import { loneTraps } from "./lone-traps.ts";
import { elsewhere, never, replaceBaseline, traps, variableTraps } from "./traps.ts";

type Variables = Readonly<Record<string, string>>;

/** Lays every trap there is, in the repository's settings and in the variables of the caller, which it gives. */
function layTraps(ground: Ground): Variables {
  replaceBaseline(ground);
  for (const trap of Object.values(traps)) trap.lay(ground);
  for (const lay of Object.values(never)) lay(ground);
  return {
    ...Object.assign({}, ...Object.values(variableTraps).map((trap) => trap.variables(ground))),
    ...elsewhere,
  };
}

type Family = {
  /** Before anything is hostile. */
  prepare?(project: HostileProject): Promise<void>;
  commands(project: HostileProject): readonly (readonly [code: number, ...args: string[]])[];
};

const inProject = ({ ground, variables }: HostileProject, args: readonly string[], more = {}) =>
  promoteHere(args, { cwd: ground.repository.path, variables: { ...variables, ...more } });

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

/** Runs the commands where files look changed; the codes, and the canaries that each of them left. */
async function seenOf(
  project: HostileProject,
  commands: readonly (readonly [number, ...string[]])[],
  variables: Variables = {},
) {
  const seen = [];
  const said = [];
  for (const [, ...args] of commands) {
    touch(project.ground, Object.keys(trappedFiles));
    const { code, stderr, stdout } = await inProject(project, args, variables);
    seen.push({ command: args.join(" "), code, ran: project.ground.canaries() });
    said.push(`${args.join(" ")}\n${stderr}${stdout.slice(0, 400)}`);
  }
  return { seen, said: said.join("\n\n") };
}

const harmless = (commands: readonly (readonly [number, ...string[]])[]) =>
  commands.map(([code, ...args]) => ({ command: args.join(" "), code, ran: [] }));

describe("a repository in which git would run programs", () => {
  it.each(Object.entries(families))(
    "has none of them run by commands about %s",
    async (_, family) => {
      const project = await hostileProject();
      await family.prepare?.(project);
      const commands = family.commands(project);
      const { seen, said } = await seenOf(project, commands, layTraps(project.ground));
      expect(seen, said).toEqual(harmless(commands));
    },
  );

  it("has none run in a process of its own", async () => {
    const project = await hostileProject();
    const variables = { ...project.variables, ...layTraps(project.ground) };
    const cwd = project.ground.repository.path;
    const args = ["snapshot", "review", "--base", "v1.0.0"];
    const { code, stderr } = await promote(args, { cwd, variables });
    expect({ code, ran: project.ground.canaries() }, stderr).toEqual({ code: 0, ran: [] });
  });

  it.each<[string, readonly (readonly [number, ...string[]])[]]>([
    [
      "core.hooksPath",
      [
        [0, "snapshot", "start", "--iteration", "06"],
        [0, "snapshot", "take", "--iteration", "06", "--title", "Payouts", "--commit"],
        [1, "check", "--unsigned", "--keep-going"],
      ],
    ],
    [
      "lazy-fetch",
      [
        [1, "check", "--unsigned", "--keep-going"],
        [2, "api", "diff", "v1.0.0:api.json", "api.json"],
        [0, "snapshot", "review", "--base", "v1.0.0"],
      ],
    ],
  ])("has none of them run by %s alone", async (name, commands) => {
    const project = await hostileProject();
    loneTraps[name]?.lay(project.ground);
    const { seen, said } = await seenOf(project, commands);
    expect(seen, said).toEqual(harmless(commands));
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

  it("by core.worktree is none", async () => {
    const project = await hostileProject();
    const { ground } = project;
    ground.set("core.worktree", bait(ground));
    expect(ground.plain(["rev-parse", "--is-inside-work-tree"])).toBe("false");
    for (const args of commands) {
      const ended = await inProject(project, args);
      expect(ended, args.join(" ")).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toContain("is not inside a git repository");
      expect(ground.canaries()).toEqual([]);
    }
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
      const ended = await promoteHere(args, { cwd: inner, variables });
      expect({ args, ran: ground.canaries(), code: ended.code }).toEqual({
        args,
        ran: [],
        code: expect.any(Number),
      });
    }
  });
});
