import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Ground, touch } from "./hostile-repository.ts";

/** A setting of the repository that names a program, and what has a git that is not hardened run it. */
export type Trap = {
  lay(ground: Ground): void;
  spring(ground: Ground): void;
};

const hooks = [
  ...["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-checkout"],
  ...["post-index-change", "reference-transaction"],
];

/** By the name of the canary. */
export const traps: Readonly<Record<string, Trap>> = {
  "core.fsmonitor": setting("core.fsmonitor", ({ plain }) => plain(["status"])),
  ...Object.fromEntries(hooks.map((hook) => [`hook-${hook}`, hookTrap(hook)])),
  "diff.external": setting("diff.external", (ground) => {
    ground.repository.write({ "plain.txt": "b\n" });
    ground.plain(["diff"]);
    ground.repository.write({ "plain.txt": "a\n" });
  }),
  "diff.driving.command": setting("diff.driving.command", (ground) => {
    ground.repository.write({ "driver.txt": "b\n" });
    ground.plain(["diff"]);
    ground.repository.write({ "driver.txt": "a\n" });
  }),
  "diff.converting.textconv": setting("diff.converting.textconv", ({ plain }) =>
    plain(["log", "-p", "--", "text.txt"]),
  ),
  "filter.cleaning.clean": filter("filter.cleaning.clean", "clean.txt"),
  "filter.processing.process": filter("filter.processing.process", "process.txt"),
  "filter.smudging.smudge": setting(
    "filter.smudging.smudge",
    ({ plain, repository }) => {
      repository.write({ "smudge.txt": null });
      plain(["checkout", "--", "smudge.txt"]);
    },
    true,
  ),
  "include.path": {
    lay(ground) {
      const program = ground.program("include.path", true);
      const included = ground.file("included", `[filter "included"]\n\tclean = ${program}\n`);
      ground.set("include.path", included);
    },
    spring: reading("included.txt"),
  },
  "core.attributesFile": {
    lay(ground) {
      ground.set(
        "core.attributesFile",
        ground.file("attributes", "attributed.txt filter=attributed\n"),
      );
      ground.set("filter.attributed.clean", ground.program("core.attributesFile", true));
    },
    spring: reading("attributed.txt"),
  },
  "info.attributes": {
    lay(ground) {
      const path = join(ground.repository.path, ".git/info/attributes");
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, "plain.txt filter=informed\n");
      ground.set("filter.informed.clean", ground.program("info.attributes", true));
    },
    spring: reading("plain.txt"),
  },
  "merge.merging.driver": setting("merge.merging.driver", ({ plain }) =>
    plain(["merge-tree", "--write-tree", "main", "side"]),
  ),
  "core.editor": setting("core.editor", ({ plain }) => plain(["commit", "--amend"])),
  "sequence.editor": setting("sequence.editor", ({ plain }) =>
    plain(["rebase", "--interactive", "--force-rebase", "HEAD~1"]),
  ),
  "gpg.program": {
    lay(ground) {
      ground.set("log.showSignature", "true");
      ground.set("gpg.program", ground.program("gpg.program"));
    },
    spring: ({ plain }) => plain(["log", "-1"]),
  },
  "alias.evil": {
    lay(ground) {
      const program = ground.program("alias.evil");
      for (const name of ["evil", "status", "rev-parse", "grep", "for-each-ref"])
        ground.set(`alias.${name}`, `!${program}`);
    },
    spring: ({ plain }) => plain(["evil"]),
  },
  "core.askPass": setting("core.askPass", fillCredential),
  "credential.helper": {
    lay: (ground) => ground.set("credential.helper", `!${ground.program("credential.helper")}`),
    spring: fillCredential,
  },
  "core.sshCommand": remote("ssh", "git@host.invalid:a/b.git", "core.sshCommand"),
  "remote.pack.uploadpack": {
    lay(ground) {
      ground.set("remote.pack.url", ground.repository.path);
      ground.set("remote.pack.uploadpack", ground.program("remote.pack.uploadpack"));
    },
    spring: ({ plain }) => plain(["ls-remote", "pack"]),
  },
  "ext-remote": {
    lay(ground) {
      ground.set("remote.ext.url", "shop:a");
      ground.set(`url.ext::${ground.program("ext-remote")} .insteadOf`, "shop:");
      ground.set("protocol.ext.allow", "always");
    },
    spring: ({ plain }) => plain(["ls-remote", "ext"]),
  },
  "core.gitProxy": remote("proxy", "git://host.invalid/a", "core.gitProxy"),
};

/** Makes git tell that the last release had the API that HEAD has. */
export function replaceBaseline({ repository }: Ground): void {
  const [was, is] = ["v1.0.0", "HEAD"].map((name) =>
    repository.git("rev-parse", `${name}:api.json`),
  );
  repository.git("replace", was ?? "", is ?? "");
}

/** What git itself runs for no setting of a repository, or only on a terminal. */
export const never: Readonly<Record<string, (ground: Ground) => void>> = {
  "core.pager": ({ set, program }) => set("core.pager", program("core.pager")),
  "pager.log": ({ set, program }) => set("pager.log", program("pager.log")),
  "pager.diff": ({ set, program }) => set("pager.diff", program("pager.diff")),
  "uploadpack.packObjectsHook": ({ set, program }) =>
    set("uploadpack.packObjectsHook", program("uploadpack.packObjectsHook")),
};

/** A variable of the caller, what it is set to, and what has git follow it. */
export type VariableTrap = {
  variables(ground: Ground): Readonly<Record<string, string>>;
  readonly spring: readonly string[];
};

const commit = ["commit", "--amend", "--allow-empty"];
const rebase = ["rebase", "--interactive", "--force-rebase", "HEAD~1"];

/** By the name of the canary. What a command is to tell ssh by is the caller's to say, so GIT_SSH_COMMAND is none. */
export const variableTraps: Readonly<Record<string, VariableTrap>> = {
  GIT_EXTERNAL_DIFF: variable("GIT_EXTERNAL_DIFF", ["diff", "--ext-diff", "HEAD~1"]),
  GIT_EDITOR: variable("GIT_EDITOR", commit),
  EDITOR: variable("EDITOR", commit),
  GIT_SEQUENCE_EDITOR: variable("GIT_SEQUENCE_EDITOR", rebase),
  GIT_ASKPASS: variable("GIT_ASKPASS", ["credential", "fill"]),
  SSH_ASKPASS: variable("SSH_ASKPASS", ["credential", "fill"]),
  GIT_PROXY_COMMAND: variable("GIT_PROXY_COMMAND", ["ls-remote", "git://host.invalid/a"]),
  GIT_CONFIG_COUNT: {
    variables: ({ program }) => ({
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "core.fsmonitor",
      GIT_CONFIG_VALUE_0: program("GIT_CONFIG_COUNT"),
    }),
    spring: ["status"],
  },
  GIT_CONFIG_PARAMETERS: {
    variables: ({ program }) => ({
      GIT_CONFIG_PARAMETERS: `'core.fsmonitor'='${program("GIT_CONFIG_PARAMETERS")}'`,
    }),
    spring: ["status"],
  },
  GIT_CONFIG_GLOBAL: settingsFile("GIT_CONFIG_GLOBAL"),
  GIT_CONFIG_SYSTEM: settingsFile("GIT_CONFIG_SYSTEM"),
  GIT_TRACE: traced("GIT_TRACE"),
  GIT_TRACE2_EVENT: traced("GIT_TRACE2_EVENT"),
};

/** Variables that have git look elsewhere. */
export const elsewhere: Readonly<Record<string, string>> = {
  ...{ GIT_DIR: "/nowhere", GIT_WORK_TREE: "/nowhere", GIT_COMMON_DIR: "/nowhere" },
  ...{ GIT_INDEX_FILE: "/nowhere/index", GIT_OBJECT_DIRECTORY: "/nowhere" },
  ...{ GIT_EXEC_PATH: "/nowhere", GIT_NAMESPACE: "nowhere", GIT_CEILING_DIRECTORIES: "/" },
  ...{ GIT_LITERAL_PATHSPECS: "1", GIT_NO_REPLACE_OBJECTS: "", GIT_SHALLOW_FILE: "/nowhere" },
};

function variable(name: string, spring: readonly string[]): VariableTrap {
  return { variables: ({ program }) => ({ [name]: program(name) }), spring };
}

function settingsFile(name: string): VariableTrap {
  return {
    variables: ({ file, program }) => ({
      [name]: file(`${name}.txt`, `[core]\n\tfsmonitor = ${program(name)}\n`),
    }),
    spring: ["status"],
  };
}

function traced(name: string): VariableTrap {
  return { variables: ({ canary }) => ({ [name]: canary(name) }), spring: ["status"] };
}

function setting(
  key: string,
  spring: Trap["spring"] | ((g: Ground) => unknown),
  passes = false,
): Trap {
  return {
    lay: (ground) => ground.set(key, ground.program(key, passes)),
    spring: (ground) => void spring(ground),
  };
}

function filter(key: string, file: string): Trap {
  return setting(key, reading(file), true);
}

function reading(file: string) {
  return (ground: Ground) => {
    touch(ground, [file]);
    ground.plain(["status"]);
  };
}

function hookTrap(hook: string): Trap {
  return {
    lay({ repository, program }) {
      const folder = join(repository.path, ".git/hooks");
      mkdirSync(folder, { recursive: true });
      const text = `#!/bin/sh\nexec ${program(`hook-${hook}`)}\n`;
      writeFileSync(join(folder, hook), text, { mode: 0o755 });
    },
    spring(ground) {
      touch(ground, ["plain.txt"]);
      ground.plain(["commit", "--allow-empty", "--message=x"]);
      ground.plain(["checkout", "--quiet", "--detach", "HEAD"]);
      ground.plain(["checkout", "--quiet", "main"]);
    },
  };
}

function remote(name: string, url: string, key: string): Trap {
  return {
    lay(ground) {
      ground.set(`remote.${name}.url`, url);
      ground.set(key, ground.program(key));
    },
    spring: ({ plain }) => plain(["ls-remote", name]),
  };
}

function fillCredential({ plain }: Ground): void {
  plain(["credential", "fill"], { input: "protocol=http\nhost=127.0.0.1:9\n\n" });
}
