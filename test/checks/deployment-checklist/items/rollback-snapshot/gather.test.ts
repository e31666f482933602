import { describe, expect, it } from "vitest";
import type { ItemByKind } from "../../../../../src/checks/deployment-checklist/facts.ts";
import { gatherRollbackSnapshot } from "../../../../../src/checks/deployment-checklist/items/rollback-snapshot/gather.ts";
import { lossesOf } from "../../../../../src/checks/deployment-checklist/items/rollback-snapshot/losses-of.ts";
import type { PreviousRelease } from "../../../../../src/gate/candidate.ts";
import { findPreviousRelease } from "../../../../../src/git/previous-release.ts";
import { testHost } from "../../../../support/host.ts";
import { aRelease } from "../../a-release.ts";
import { aRepository } from "../../a-repository.ts";

const item: ItemByKind["rollback-snapshot"] = {
  id: "rollback-snapshot",
  kind: "rollback-snapshot",
  snapshot: "db/schema.snapshot.sql",
};
const table = (name: string) => `CREATE TABLE public.${name} (id bigint);\n`;

/** A release v1.0.0 and a candidate on top of it, with a snapshot each. */
async function aRepositoryWithRelease(
  snapshot: string | undefined,
  candidate = "CREATE NONSENSE;\n",
) {
  const host = testHost();
  const repository = aRepository();
  repository.write("readme.md", "shop\n");
  if (snapshot !== undefined) repository.write("backend/db/schema.snapshot.sql", snapshot);
  const released = repository.commit();
  repository.git("tag", "--annotate", "--message", "one", "v1.0.0");
  repository.write("backend/db/schema.snapshot.sql", candidate);
  const commit = repository.commit();
  const previousRelease = await findPreviousRelease(host, {
    ...{ repository: repository.top, commit, tagPattern: "v*" },
  });
  const release = aRelease([{ id: item.id, kind: item.kind }], {
    repository: repository.top,
    prefix: "backend",
    commit,
    previousRelease,
  });
  return { host, release, released };
}

describe("gatherRollbackSnapshot", () => {
  it("restores the snapshot of the previous release, and not the candidate's", async () => {
    const { host, release, released } = await aRepositoryWithRelease(table("orders"));
    expect(await gatherRollbackSnapshot(host, item, release)).toEqual({
      id: "rollback-snapshot",
      kind: "rollback-snapshot",
      path: "db/schema.snapshot.sql",
      release: {
        state: "found",
        tag: "v1.0.0",
        commit: released,
        snapshot: {
          sha256: "ae43379884784589ead18cdf91c813999a927864fb989b8708c23e82df30f9ca",
          restoring: { state: "restored", objects: 1, proof: expect.anything() },
          losing: { losses: [], others: 0 },
        },
      },
    });
  });

  it("says what going back from the candidate's snapshot loses, and counts the other hazards", async () => {
    const index = "CREATE INDEX orders_id_idx ON public.orders USING btree (id);\n";
    const { host, release } = await aRepositoryWithRelease(
      table("orders"),
      `${table("orders").replace("bigint", "bigint, total_cents bigint")}${table("runs")}${index}`,
    );
    const facts = await gatherRollbackSnapshot(host, item, release);
    expect(facts.release).toMatchObject({
      snapshot: {
        losing: {
          losses: [
            { kind: "column-dropped", subject: "column public.orders.total_cents" },
            { kind: "table-dropped", subject: "table public.runs" },
          ],
          others: 1,
        },
      },
    });
  });

  it("sees that the previous release has no snapshot", async () => {
    const { host, release, released } = await aRepositoryWithRelease(undefined);
    expect((await gatherRollbackSnapshot(host, item, release)).release).toEqual({
      state: "found",
      tag: "v1.0.0",
      commit: released,
      snapshot: null,
    });
  });

  it.each<[PreviousRelease, Parameters<typeof aRelease>[2], object]>([
    [{ kind: "none", tagPattern: "v*" }, undefined, { state: "none", tagPattern: "v*" }],
    [
      { kind: "none", tagPattern: "v*" },
      { firstRelease: "forbid" },
      { state: "none", tagPattern: "v*" },
    ],
    [{ kind: "none", tagPattern: "v*" }, { firstRelease: "allow" }, { state: "first" }],
    [{ kind: "shallow" }, { firstRelease: "allow" }, { state: "shallow" }],
    [
      { kind: "unknown-tag", tag: "v9" },
      { firstRelease: "allow" },
      { state: "unknown-tag", tag: "v9" },
    ],
  ])("of %j under %j makes %j", async (previousRelease, breaking, expected) => {
    const release = aRelease([{ id: item.id, kind: item.kind }], { previousRelease }, breaking);
    const facts = await gatherRollbackSnapshot(testHost(), item, release);
    expect(facts.release).toEqual(expected);
  });
});

describe("lossesOf", () => {
  const columns = (text: string) => `CREATE TABLE public.t (${text});\n`;
  const labels = (text: string) => `CREATE TYPE public.e AS ENUM (${text});\n`;
  const computed = "GENERATED ALWAYS AS ((id * 2)) STORED";

  it.each([
    ["table-renamed", table("purchases"), table("orders")],
    ["column-renamed", columns("note text"), columns("remark text")],
    ["enum-label-renamed", labels("'a', 'c'"), labels("'a', 'b'")],
    ["enum-label-dropped", labels("'a', 'b'"), labels("'a'")],
    ["generation-changed", columns("id int, a int"), columns(`id int, a int ${computed}`)],
    ["column-type-narrowed", columns("a text"), columns("a integer")],
  ])("counts %s on the way back", (kind, current, previous) => {
    expect(lossesOf(current, previous)).toMatchObject({ losses: [{ kind }], others: 0 });
  });

  it.each([
    [
      "a column that is written again",
      columns(`id int, a int ${computed}`),
      columns("id int, a int"),
    ],
    [
      "a column computed in another way",
      columns(`id int, a int ${computed}`),
      columns(`id int, a int ${computed.replace("2", "3")}`),
    ],
    ["a wider type", columns("a integer"), columns("a bigint")],
  ])("does not count %s", (_, current, previous) => {
    expect(lossesOf(current, previous)).toMatchObject({ losses: [], others: 1 });
  });
});
