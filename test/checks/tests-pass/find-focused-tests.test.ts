import { describe, expect, it } from "vitest";
import { focusedCallsIn } from "../../../src/checks/tests-pass/find-focused-tests.ts";

const told = (source: string) =>
  focusedCallsIn(source).map(({ line, call, title }) => `${line} ${call} ${title}`.trim());

describe("an .only", () => {
  it.each([
    ['it.only("a b", () => {});', "1 it.only a b"],
    ["\n  test . only (`a`, f)", "2 test.only a"],
    ["describe\n  .only('a', f)", "1 describe.only a"],
    ["test.describe.only('a', f)", "1 test.describe.only a"],
    ["it.only.each([1])('of %i', f)", "1 it.only"],
    ["it.only<Extra>('a', f)", "1 it.only"],
    ["Deno.test.only(name, f)", "1 test.only"],
    [`const a = \`\${it.only('inner', f)}\`;`, "1 it.only inner"],
    ["const a = b / c; it.only('a', f); d / e;", "1 it.only a"],
    [`const a = \`\${{}}\`; it.only('a', f)`, "1 it.only a"],
    ["<p>it's</p>\nit.only('a', f)", "2 it.only a"],
    ["// isn't\nit.only('a', f)", "2 it.only a"],
    ["/[/'\"]/.test(a); it.only('a', f)", "1 it.only a"],
    ["const t = '\\''; it.only('a', f)", "1 it.only a"],
    ["n = i++ / 2; it.only('a', f); n / 3", "1 it.only a"],
    ["withDatabase.only('a', async () => {})", "1 withDatabase.only a"],
    ["withDatabase.only('a', { timeout: 5 }, f)", "1 withDatabase.only a"],
    ["test.extend({}).only('a', () => {})", "1 .only a"],
    [`it["only"]('a', f)`, "1 it.only a"],
    ["test.describe[ `only` ]('a', f)", "1 test.describe.only a"],
    [`withDatabase['only']("a", () => {})`, "1 withDatabase.only a"],
    ["fit('a', f)", "1 fit a"],
    ["fdescribe('a', f)", "1 fdescribe a"],
    ["test('a', { timeout: 5, only: true }, f)", "1 test({ only: true }) a"],
    ["describe.concurrent(name, { only: true }, f)", "1 describe.concurrent({ only: true })"],
    ["it.only( 'a', f)", "1 it.only a"],
    ["test.onlyFor('a', { only: true }, f)", "1 test.onlyFor({ only: true }) a"],
    ["test.for('a', { only: true }, f)", "1 test.for({ only: true }) a"],
    ["/* a\n b */ it.only('a', f)", "2 it.only a"],
    ["/* a */ it.only('a', f); b / c", "1 it.only a"],
    [`{ \`\${a}\`; } it.only('a', f)`, "1 it.only a"],
    ["{ `a`; } it.only('a', f)", "1 it.only a"],
    ["`a` / 2; it.only('a', f); b / c", "1 it.only a"],
    [`\`\${/'/.test(a)}\`; it.only('a', f)`, "1 it.only a"],
    [`\`\${{}.a ?? it.only('a', f)}\``, "1 it.only a"],
    ["<p>/ month\nit.only('a', f)\n</p>", "2 it.only a"],
    ["a = /\\(/; it.only('a', f); b / c", "1 it.only a"],
  ])("is seen in %j", (source, expected) => {
    expect(told(source)).toEqual([expected]);
  });

  it.each([
    ['"it.only(1)"'],
    ["'it.only(1)'"],
    [`\`it.only(1) \${a} it.only(2)\``],
    ["// it.only(1)"],
    ["/* it.only(1)\n it.only(2) */"],
    ["a = /it.only(1)/"],
    ["return /it.only(1)/.test(a)"],
    ["knex.only(1)"],
    ["visit.only(1)"],
    ["request.only('name', 'email')"],
    ["model.fit('a', f)"],
    ["fit(model, rows)"],
    ["outfit('a', f)"],
    ["query('a', { only: true })"],
    ["test('a', { only: false }, () => ({ only: true }))"],
    ["it.only"],
    [`it.each(["only"])("a", f)`],
    [`// it["only"]("a", f)`],
    [`"it['only'](1)"`],
    [`it["onlyThis"]("a", f)`],
    [`/it["only"]()/.test(a)`],
    ["it.onlyThis(1)"],
    ["it('only', f); only(1)"],
    [`\`a \${\`it.only(1)\`} it.only(2)\``],
    [`it /* ["only"] */ ('a', f)`],
    ["return  /it.only(1)/"],
    ["f(  /it.only(1)/)"],
    ["a\nreturn /it.only(1)/"],
    ["`\\` it.only(1)`"],
    ["a = /\\/it.only(1)/"],
  ])("is none in %j", (source) => {
    expect(told(source)).toEqual([]);
  });

  it("is told in the order of the source", () => {
    expect(told("fit('a', f)\nit.only('b', f)\nfdescribe('c', f)")).toEqual([
      "1 fit a",
      "2 it.only b",
      "3 fdescribe c",
    ]);
  });
});
