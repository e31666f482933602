import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readApiSide } from "../../src/commands/api-side.ts";
import { inCleanCopy } from "../../src/git/clean-copy.ts";
import { commitOfRef } from "../../src/git/commit-of-ref.ts";
import { lastChangeOf } from "../../src/git/file-history.ts";
import { findPreviousRelease } from "../../src/git/previous-release.ts";
import { readBlob } from "../../src/git/read-blob.ts";
import { resolveCandidate } from "../../src/git/resolve-candidate.ts";
import { commitNamed } from "../../src/git/resolve-revision.ts";
import { testHost } from "../support/host.ts";
import { releaseOf } from "../support/release.ts";
import { type TestRepository, testRepository } from "../support/repository.ts";

/** A repository with a release, a commit after it, and a commit beside both. */
function released() {
  const repository = testRepository();
  const first = repository.commit({ "api.json": "true baseline\n" });
  repository.git("tag", "v1.0.0");
  const second = repository.commit({ "api.json": "candidate\n" });
  repository.git("checkout", "--quiet", "--orphan", "other");
  const forged = repository.commit({ "api.json": "forged\n" });
  repository.git("checkout", "--quiet", "main");
  return { repository, first, second, forged, host: testHost() };
}

function isRefName(repository: TestRepository, ref: string): boolean {
  if (ref.includes("\0")) return false;
  try {
    repository.git("check-ref-format", ref);
    return true;
  } catch {
    return false;
  }
}

function placeIn({ path }: { readonly path: string }) {
  return { repository: path, tagPattern: "v*" };
}

describe("the baseline", () => {
  it("is the true blob where the commit, the blob or the tag's object is replaced", async () => {
    const { repository, first, forged, host } = released();
    const blob = (commit: string) => repository.git("rev-parse", `${commit}:api.json`);
    const [real, fake] = [blob(first), blob(forged)];
    repository.git("replace", first, forged);
    repository.git("replace", real, fake);
    expect(repository.git("show", "v1.0.0:api.json")).toBe("forged");
    const commit = await commitNamed(host, repository.path, "v1.0.0");
    expect(commit).toBe(first);
    expect((await readBlob(host, repository.path, commit, "api.json"))?.text).toBe(
      "true baseline\n",
    );
  });

  it("is the true one where a graft tells another history", async () => {
    const { repository, first, second, forged, host } = released();
    const seen = async () => [
      await findPreviousRelease(host, { ...placeIn(repository), commit: second }),
      await lastChangeOf(host, repository.path, second, "api.json"),
    ];
    const before = await seen();
    mkdirSync(join(repository.path, ".git/info"), { recursive: true });
    writeFileSync(join(repository.path, ".git/info/grafts"), `${second} ${forged}\n`);
    expect(repository.git("rev-list", second).split("\n")).not.toContain(first);
    expect(await seen()).toEqual(before);
  });

  it("is read as it is, whatever attributes and line endings are set to", async () => {
    const { repository, first, host } = released();
    repository.git("config", "core.autocrlf", "true");
    repository.git("config", "filter.shout.smudge", "tr a-z A-Z");
    writeFileSync(
      join(repository.path, ".git/info/attributes"),
      "* filter=shout working-tree-encoding=UTF-16\n",
    );
    expect((await readBlob(host, repository.path, first, "api.json"))?.text).toBe(
      "true baseline\n",
    );
  });

  it("is checked out as it is, whatever line endings and filters the repository's settings ask for", async () => {
    const { repository, host } = released();
    repository.git("config", "core.autocrlf", "true");
    repository.git("config", "filter.shout.smudge", "tr a-z A-Z");
    writeFileSync(join(repository.path, ".git/info/attributes"), "* filter=shout\n");
    const { candidate } = releaseOf(repository.path, {});
    const commit = repository.git("rev-parse", "HEAD");
    const text = await inCleanCopy(host, { ...candidate, commit }, [], (copy) =>
      host.files.readText(`${copy}/api.json`),
    );
    expect(text).toBe("candidate\n");
  });
});

describe("a name", () => {
  it("that is none is unknown", async () => {
    const { repository, host } = released();
    repository.git("update-ref", "refs/heads/elsewhere", "main");
    const none = ["refs/heads/../main", "nowhere", "HEAD~9", "nowhere~1", "~1", "main:", ":/test"];
    for (const name of none) {
      const naming = commitNamed(host, repository.path, name);
      await expect(naming, name).rejects.toMatchObject({ code: "git/unknown-revision" });
    }
  });

  const refused = [
    ["--output=x", "begins with a hyphen"],
    ["-", "begins with a hyphen"],
    ["refs/heads/--output=x", "begins with a hyphen"],
    ["tags/-v1", "begins with a hyphen"],
    ["--output=x~1", "begins with a hyphen"],
    ["@{-1}", "whatever branch was left last"],
    ["@{-1}~1", "whatever branch was left last"],
    ["main\n", "a line break"],
    ["main\nv1.0.0", "a line break"],
    ["main\0", "a line break or another control character"],
    ["a\u2028b", "a line break"],
    ["a\u0085b", "a line break"],
    ["", "is empty"],
  ] as const;

  it("that git would take for something else is refused, also where a branch and a tag are called so", async () => {
    const { repository, first, host } = released();
    repository.git("checkout", "--quiet", "-b", "elsewhere");
    repository.git("checkout", "--quiet", "main");
    for (const ref of refused.flatMap(([name]) => [`refs/heads/${name}`, `refs/tags/${name}`])) {
      if (isRefName(repository, ref)) repository.git("update-ref", ref, first);
    }
    for (const [name, reason] of refused) {
      const asked = [
        commitNamed(host, repository.path, name),
        commitOfRef(host, repository.path, name),
        findPreviousRelease(host, { ...placeIn(repository), commit: first, named: name }),
      ];
      const message = expect.stringContaining(reason);
      for (const answer of await Promise.allSettled(asked)) {
        const expected = { status: "rejected", reason: { code: "git/name-refused", message } };
        expect(answer, JSON.stringify(name)).toMatchObject(expected);
      }
      if (name === "" || name.includes("\0")) continue;
      const side = await readApiSide(host, repository.path, `${name}:nothing.json`);
      expect(side.problems[0]?.message).toContain(reason);
    }
  });

  it.each(["HEAD", "refs/heads/main"])(
    "%s is not a branch or tag that is called so",
    async (name) => {
      const { repository, second, forged, host } = released();
      for (const kind of ["heads", "tags"])
        repository.git("update-ref", `refs/${kind}/${name}`, forged);
      expect(await commitNamed(host, repository.path, name)).toBe(second);
    },
  );

  it("in full that is not there is not one below it", async () => {
    const { repository, forged, host } = released();
    repository.git("update-ref", "refs/heads/refs/heads/gone", forged);
    const naming = commitNamed(host, repository.path, "refs/heads/gone");
    await expect(naming).rejects.toMatchObject({ code: "git/unknown-revision" });
  });

  it("of a tag and a branch is ambiguous, unless they are one commit or it is written in full", async () => {
    const { repository, first, second, host } = released();
    repository.git("update-ref", "refs/heads/v1.0.0", second);
    const naming = commitNamed(host, repository.path, "v1.0.0");
    await expect(naming).rejects.toMatchObject({ code: "git/ambiguous-revision" });
    expect(await commitNamed(host, repository.path, "refs/tags/v1.0.0")).toBe(first);
    expect(await commitNamed(host, repository.path, "refs/heads/v1.0.0")).toBe(second);
    const release = await findPreviousRelease(host, { ...placeIn(repository), commit: second });
    expect(release).toMatchObject({ kind: "tag", commit: first });
    repository.git("update-ref", "refs/heads/v1.0.0", first);
    expect(await commitNamed(host, repository.path, "v1.0.0")).toBe(first);
  });

  it("of 40 digits is that object, whatever is called so", async () => {
    const { repository, first, forged, host } = released();
    repository.git("update-ref", `refs/heads/${first}`, forged);
    expect(await commitNamed(host, repository.path, first)).toBe(first);
  });

  it("with steps, or abbreviated, is what git takes it for", async () => {
    const { repository, first, host } = released();
    const steps = ["HEAD~1", "main^", "main~0^1", "HEAD^{/test}~1", "@~1", "refs/heads/main~1"];
    for (const name of [...steps, first.slice(0, 12)]) {
      expect(await commitNamed(host, repository.path, name), name).toBe(first);
    }
  });

  it("with steps goes from what the name before them stands for", async () => {
    const { repository, first, second, forged, host } = released();
    repository.git("update-ref", "refs/tags/main", forged);
    const naming = commitNamed(host, repository.path, "main~1");
    await expect(naming).rejects.toMatchObject({
      code: "git/ambiguous-revision",
      message:
        "refs/heads/main and refs/tags/main are different commits, and main~1 does not say which of them is meant.",
    });
    expect(await commitNamed(host, repository.path, "refs/heads/main~1")).toBe(first);
    expect(await commitNamed(host, repository.path, `${second}^`)).toBe(first);
  });
});

describe("the name of whose configuration counts", () => {
  it("is one that a branch or a tag has", async () => {
    const { repository, host } = released();
    for (const name of ["HEAD", "@", "HEAD~1", "main^", "v1.0", "v1.0.0-0-gabcdef0"]) {
      const naming = commitOfRef(host, repository.path, name);
      await expect(naming, name).rejects.toMatchObject({ code: "policy/ref-missing" });
    }
  });

  it("is no abbreviation of an id, which may be that of another", async () => {
    const { repository, first, host } = released();
    const naming = commitOfRef(host, repository.path, first.slice(0, 12));
    await expect(naming).rejects.toMatchObject({ code: "policy/ref-missing" });
    expect(await commitOfRef(host, repository.path, first)).toBe(first);
    expect(await commitOfRef(host, repository.path, "tags/v1.0.0")).toBe(first);
  });
});

describe("a repository inside the repository", () => {
  it("that is bare and lies among the files is none", async () => {
    const { repository, host } = released();
    repository.git("init", "--quiet", "--bare", "embedded");
    repository.write({
      "embedded/api.json": '{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{}}',
    });
    const { config } = releaseOf(repository.path, {});
    const project = join(repository.path, "embedded");
    const candidate = resolveCandidate(host, { config, project, previous: undefined });
    await expect(candidate).rejects.toMatchObject({ code: "git/not-a-repository" });
    expect((await readApiSide(host, repository.path, "embedded/api.json")).problems).toEqual([]);
  });

  it("that takes in the folders around it gives no way to them", async () => {
    const { repository, host } = released();
    const inner = join(repository.path, "inner");
    repository.git("init", "--quiet", "inner");
    repository.git("-C", inner, "config", "core.worktree", repository.path);
    const reference = '{"get":{"responses":{"200":{"$ref":"../secret.json"}}}}';
    repository.write({
      "inner/api.json": `{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{"/a":${reference}}}`,
      "secret.json": '{"description":"outside"}',
    });
    const { problems } = await readApiSide(host, repository.path, "inner/api.json");
    expect(problems[0]?.message).toContain("../secret.json");
    const { config } = releaseOf(inner, {});
    const candidate = resolveCandidate(host, { config, project: inner, previous: undefined });
    await expect(candidate).rejects.toMatchObject({ code: "git/not-a-repository" });
  });
});
