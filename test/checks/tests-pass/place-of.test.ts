import { expect, it } from "vitest";
import { placeOf } from "../../../src/checks/tests-pass/place-of.ts";

const project = "/srv/shop";

it.each([
  [
    { file: "test/a.js", line: 3 },
    { file: "test/a.js", line: 3 },
  ],
  [{ file: "./test/a.js" }, { file: "test/a.js" }],
  [{ file: `file://${project}/test/a.js` }, { file: "test/a.js" }],
  [{ file: "test\\a.js" }, { file: "test/a.js" }],
  [{ name: `${project}/test/a.js` }, { file: "test/a.js" }],
  [
    { file: "test/a.js", message: "test/a.js: no\n at run (test/a.js:12:3)" },
    { file: "test/a.js", line: 12 },
  ],
  [{ file: "test/a.js", message: "7 of b.js:8" }, { file: "test/a.js" }],
  [
    {
      message: ` at ${project}/node_modules/x.js:1:1\n at /usr/y.js:2:2\n at ${project}/z.js:34:5`,
    },
    { file: "z.js", line: 34 },
  ],
  [
    { file: "/usr/y.js", message: ` at file://${project}/z.js:3:5` },
    { file: "z.js", line: 3 },
  ],
  [{ file: "C:/other/y.js", message: "" }, {}],
  [{ message: "no" }, {}],
])("the place of %j is %j", (test, place) => {
  const whole = { name: "a", status: "failed", message: "", ...test } as const;
  expect(placeOf(project, whole)).toStrictEqual(place);
});
