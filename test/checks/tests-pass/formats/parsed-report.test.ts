import { expect, it } from "vitest";
import {
  isOnlyReason,
  locationIn,
} from "../../../../src/checks/tests-pass/formats/parsed-report.ts";

it.each([
  ["'only' option not set", true],
  ["filter: only", true],
  ["filter: only smoke", false],
  ["no filter: only", false],
])("%s, as the reason of a skip, is an .only elsewhere: %s", (reason, isOnly) => {
  expect(isOnlyReason(reason)).toBe(isOnly);
});

it.each([
  ["test/a.js:12:3", { file: "test/a.js", line: 12 }],
  ["test/a.js:12", { file: "test/a.js", line: 12 }],
  ["test/a.js:12:3 and more", {}],
  ["nowhere", {}],
])("%s is at %j", (text, place) => {
  expect(locationIn(text)).toStrictEqual(place);
});
