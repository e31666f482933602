import { expect, it } from "vitest";
import { schemaDiff } from "../../src/commands/schema-diff.ts";
import { schemaDiffOutput } from "../../src/report/schema-diff-output.ts";
import { joinedViews15, joinedViews18 } from "../postgres/majors/joined-views.ts";
import { withoutServers } from "../support/bare-host.ts";
import { testHost } from "../support/host.ts";
import { testRepository } from "../support/repository.ts";

async function diff({ json = false, prepare = testHost() }) {
  const repository = testRepository();
  repository.write({ "a.sql": joinedViews15, "b.sql": joinedViews18 });
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const code = await schemaDiff(
    { a: "a.sql", b: "b.sql", json },
    { host: prepare, output: { document: say, message: say }, directory: repository.path },
  );
  return { code, text: said.join("") };
}

it("says that two dumps of one schema by two majors are the same, and in whose words", async () => {
  const { code, text } = await diff({});
  expect(code).toBe(0);
  expect(text).toMatch(
    /^SAME {2}a\.sql and b\.sql\.\nWhat PostgreSQL 15\.18 wrote was compared in the words of PostgreSQL 18\.\d+ from .*\.\n/,
  );
});

it("is no pass where that cannot be told, and says so for people and programs", async () => {
  const bare = () => withoutServers(testHost());
  const { code, text } = await diff({ prepare: bare() });
  expect(code).toBe(1);
  expect(text).toContain(
    "a.sql is from PostgreSQL 15.18 and b.sql from 18.4, compared as they are: no PostgreSQL 18 or newer can be started here.",
  );
  const { verdict, findings, majors } = schemaDiffOutput.parse(
    JSON.parse((await diff({ json: true, prepare: bare() })).text),
  );
  expect(verdict).toBe("drift");
  expect(findings).toHaveLength(3);
  expect(majors).toMatchObject({ state: "as-written", snapshot: "15.18", database: "18.4" });
});
