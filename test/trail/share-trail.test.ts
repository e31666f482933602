import { describe, expect, it } from "vitest";
import { shareTrail } from "../../src/trail/share-trail.ts";
import { together } from "../../src/trail/together.ts";
import type { Trail } from "../../src/trail/trail.ts";
import { trailDouble } from "../support/trail-double.ts";

/** Questions that are answered by hand. */
function byHand() {
  const open: { readonly question: string; answer(text: string): void; fail(): void }[] = [];
  const ask = together(
    (question: string) =>
      new Promise<string>((resolve, reject) => {
        open.push({ question, answer: resolve, fail: () => reject(new Error(question)) });
      }),
    (question) => question,
  );
  return { open, ask };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("together", () => {
  it("answers who comes later by a question that is put later, once for all of them", async () => {
    const { open, ask } = byHand();
    const first = ask("a");
    const [second, third] = [ask("a"), ask("a")];
    expect(open).toHaveLength(1);
    open[0]?.answer("old");
    expect(await first).toBe("old");
    await settled();
    expect(open).toHaveLength(2);
    open[1]?.answer("new");
    expect(await Promise.all([second, third])).toEqual(["new", "new"]);
    await settled();
    void ask("a");
    expect(open).toHaveLength(3);
  });

  it("keeps different questions apart", () => {
    const { open, ask } = byHand();
    void ask("a");
    void ask("b");
    expect(open.map(({ question }) => question)).toEqual(["a", "b"]);
  });

  it("tells a failure to those who asked, and asks again for the others", async () => {
    const { open, ask } = byHand();
    const [first, second] = [ask("a"), ask("a")];
    open[0]?.fail();
    await expect(first).rejects.toThrow("a");
    await settled();
    open[1]?.answer("well");
    expect(await second).toBe("well");
  });
});

describe("what is worked out over many promotions", () => {
  function shared() {
    let [now, mark, asked]: [number, string | undefined, number] = [0, "one", 0];
    const given = trailDouble();
    const trail: Trail = {
      ...given,
      mark: async () => mark,
      summary: () => {
        asked += 1;
        return given.summary();
      },
    };
    const { summary } = shareTrail(trail, { elapsed: () => now });
    const askedAfter = async (ms: number, written: string | undefined) => {
      [now, mark] = [now + ms, written];
      await Promise.all([summary(), summary()]);
      return asked;
    };
    return { askedAfter };
  }

  it("is worked out once a second while others write, and once a minute while nobody does", async () => {
    const { askedAfter } = shared();
    expect(await askedAfter(0, "one")).toBe(1);
    expect(await askedAfter(900, "two")).toBe(1);
    expect(await askedAfter(200, "two")).toBe(2);
    expect(await askedAfter(30_000, "two")).toBe(2);
    expect(await askedAfter(10, "three")).toBe(3);
    expect(await askedAfter(60_001, "three")).toBe(4);
  });

  it("is worked out once a second where the database cannot say what was written", async () => {
    const { askedAfter } = shared();
    expect(await askedAfter(0, undefined)).toBe(1);
    expect(await askedAfter(1_001, undefined)).toBe(2);
    expect(await askedAfter(1_001, undefined)).toBe(3);
  });
});
