import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promote } from "../support/promote.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const config = quickConfig()
  .replace(
    / {2}schema-snapshot: .*\n/,
    "  schema-snapshot: { snapshot: schema.sql, database: env:STAGING_DATABASE_URL }\n",
  )
  .replace(
    / {2}openapi-match: .*\n/,
    "  openapi-match: { document: api.json, generate: cat api.json }\n",
  )
  .replace(
    / {2}deployment-checklist: .*\n/,
    `  deployment-checklist:
    items:
      - { id: published, kind: git, remote: origin, branch: main }
      - { id: agreed, kind: confirmation }
`,
  );
const snapshot = "CREATE TABLE public.orders (\n    id integer NOT NULL\n);\n";
const api = '{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{}}\n';

/** A project with a release, and a program that leaves a canary where it runs. */
function hostileProject() {
  const project = quickProject({
    "promote.yaml": config,
    "schema.sql": snapshot,
    "api.json": api,
    "notes.txt": "a\n",
  });
  const { repository } = project;
  repository.git("tag", "v1.0.0");
  repository.commit({
    "api.json": api.replace('"1"', '"2"'),
    ".gitattributes": "* filter=evil diff=evil\n",
  });
  const folder = temporaryFolder();
  const canary = join(folder, "canary");
  const program = join(folder, "program");
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${canary}\ncat\n`);
  chmodSync(program, 0o755);
  const set = (key: string, value = program) => repository.git("config", key, value);
  return { ...project, canary, program, folder, set };
}

type Hostile = ReturnType<typeof hostileProject>;

const settings: Readonly<Record<string, (project: Hostile) => void>> = {
  "core.fsmonitor": ({ set }) => set("core.fsmonitor"),
  hooks: ({ repository, program, set }) => {
    const hooks = join(repository.path, "evil-hooks");
    mkdirSync(hooks);
    for (const hook of [
      "post-checkout",
      "pre-commit",
      "post-index-change",
      "reference-transaction",
    ]) {
      writeFileSync(join(hooks, hook), `#!/bin/sh\nexec ${program}\n`, { mode: 0o755 });
      writeFileSync(join(repository.path, ".git/hooks", hook), `#!/bin/sh\nexec ${program}\n`, {
        mode: 0o755,
      });
    }
    set("core.hooksPath", hooks);
  },
  "external diff and textconv": ({ set }) => {
    set("diff.external");
    set("diff.evil.command");
    set("diff.evil.textconv");
  },
  filters: ({ set }) => {
    set("filter.evil.clean");
    set("filter.evil.smudge");
    set("filter.evil.process");
    set("filter.evil.required", "true");
  },
  "a filter of another name in an included file": ({ repository, folder, program, set }) => {
    writeFileSync(join(folder, "included"), `[filter "evil"]\n\tclean = ${program}\n`);
    set("include.path", join(folder, "included"));
    writeFileSync(join(repository.path, ".git/info/attributes"), "*.txt filter=evil\n");
  },
  "pager, editor and alias": ({ set }) => {
    for (const key of ["core.pager", "pager.diff", "pager.log", "core.editor", "alias.status"])
      set(key);
    set("log.showSignature", "true");
    set("gpg.program");
  },
  "ssh command": ({ set }) => {
    set("remote.origin.url", "git@host.invalid:a/b.git");
    set("core.sshCommand");
  },
  "upload-pack of a remote": ({ repository, set }) => {
    set("remote.origin.url", repository.path);
    set("remote.origin.uploadpack");
  },
  "remote helper": ({ set, program }) => {
    set("remote.origin.url", "shop:a");
    set(`url.ext::${program} .insteadOf`, "shop:");
    set("protocol.ext.allow", "always");
    set("protocol.allow", "always");
  },
  "asker for passwords": ({ set }) => {
    set("remote.origin.url", "http://127.0.0.1:9/a/b.git");
    set("core.askPass");
    set("credential.helper", "!touch");
    set("credential.http://127.0.0.1:9.helper");
  },
  "lazy fetch": ({ repository, set }) => {
    set("core.repositoryFormatVersion", "1");
    set("extensions.partialClone", "origin");
    set("remote.origin.promisor", "true");
    set("remote.origin.url", repository.path);
    set("remote.origin.uploadpack");
    const id = repository.git("rev-parse", "v1.0.0:api.json");
    rmSync(join(repository.path, ".git/objects", id.slice(0, 2), id.slice(2)), { force: true });
  },
};

const commands = [
  ["check", "--unsigned", "--keep-going"],
  ["check", "--list"],
  ["api", "diff", "v1.0.0:api.json", "api.json"],
  ["schema", "diff", "v1.0.0:schema.sql", "HEAD:schema.sql"],
  ["snapshot", "review", "--base", "v1.0.0"],
  ["snapshot", "history"],
  ["confirm", "agreed", "--by", "ada@example.com", "--evidence", "https://example.com/1"],
];

describe("a repository whose settings name programs", () => {
  it.each(Object.keys(settings))("has none of them run: %s", async (name) => {
    const project = hostileProject();
    const { repository, variables, canary } = project;
    settings[name]?.(project);
    for (const args of commands) {
      // Files that look changed are read again, through filters if there are any.
      for (const file of ["notes.txt", "api.json"])
        utimesSync(
          join(repository.path, file),
          new Date(),
          new Date(1_700_000_000_000 + Math.random() * 1e9),
        );
      const ended = await promote(args, {
        cwd: repository.path,
        variables: {
          ...variables,
          GIT_DIR: "/nowhere",
          GIT_INDEX_FILE: "/nowhere",
          GIT_EXTERNAL_DIFF: project.program,
        },
      });
      expect(
        ended,
        `${args.join(" ")}
${ended.stderr}`,
      ).not.toMatchObject({ code: 64 });
      expect(existsSync(canary), `${args.join(" ")}\n${ended.stderr}`).toBe(false);
    }
  });

  it("has them run by a git that is not hardened", () => {
    const project = hostileProject();
    settings["filters"]?.(project);
    utimesSync(join(project.repository.path, "notes.txt"), 1, 1);
    project.repository.git("config", "--unset", "filter.evil.process");
    execFileSync("git", ["status"], { cwd: project.repository.path, stdio: "ignore" });
    expect(existsSync(project.canary)).toBe(true);
  });
});
