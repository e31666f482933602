import { expect, it } from "vitest";
import { hasConflictMarkers, sidesOfConflict } from "../../src/postgres/merge-conflict.ts";

const conflict = `top
<<<<<<< HEAD
ours
||||||| 1234567
base
=======
theirs
>>>>>>> feature
middle
<<<<<<< HEAD
=======
more of theirs
>>>>>>> feature
bottom
`;

it("is told by both ends of a conflict", () => {
  expect(hasConflictMarkers(conflict)).toBe(true);
  expect(hasConflictMarkers(conflict.replaceAll("\n", "\r\n"))).toBe(true);
  expect(hasConflictMarkers("a\n=======\nb\n")).toBe(false);
  expect(hasConflictMarkers("-- <<<<<<< HEAD\n-- >>>>>>> feature\n")).toBe(false);
});

it("has two sides, and what was before is of neither", () => {
  expect(sidesOfConflict(conflict)).toEqual([
    "top\nours\nmiddle\nbottom\n",
    "top\ntheirs\nmiddle\nmore of theirs\nbottom\n",
  ]);
});

it("leaves a line that looks like a part of one where there is none", () => {
  expect(sidesOfConflict("a\n=======\nb")).toEqual(["a\n=======\nb", "a\n=======\nb"]);
});
