import { expect, it } from "vitest";
import { firstLineNotSaid, linesToShow } from "./same-text.ts";

it("what differs from run to run is the same, and what is said otherwise is not", () => {
  const said = [
    "commit 05a13fd8192f on main",
    "✔ 1  The schema          185 ms",
    "CLEARED for production",
  ];
  expect(firstLineNotSaid(["commit 8e1584038b53 on main", "✔ 1  The schema  2.1 s"], said)).toBe(
    undefined,
  );
  expect(firstLineNotSaid(["…", "CLEARED for production"], said)).toBe(undefined);
  expect(firstLineNotSaid(["BLOCKED for production"], said)).toBe("BLOCKED for production");
  expect(firstLineNotSaid(["CLEARED for production", "commit 8e1584038b53 on main"], said)).toBe(
    "commit HEX on main",
  );
});

it("progress is not shown, and folders have the document's names", () => {
  const folders = new Map([["/home/x1/shop", "/srv/shop"]]);
  expect(linesToShow("1/7 tests-pass passed in 2 ms\nat /home/x1/shop \n\nend\n", folders)).toEqual(
    ["at /srv/shop", "", "end"],
  );
});
